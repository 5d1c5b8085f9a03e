/// The views for reporting tools: a star of facts and dimensions, whose names and columns stay.
///
/// - `fact_comment`: a row for each comment, under the current dictionary. Scores are -1 to 1, shares 0 to 1.
/// - `fact_topic`: a row for each topic that a comment names.
/// - `fact_score`: a row for each score that a respondent gave; `code` is null where it is no code of the scale.
/// - `dim_day`: a row for each day with comments, with its ISO week, month and quarter.
/// - `dim_topic`, `dim_segment`: topics; segments with one row for each segment column.
/// - `kpi_day`: the counts behind the KPIs by day and segment, exact, and as long as wide: one row for each measure.
enum StoreViews {
  static let sql = """
    CREATE VIEW fact_comment AS
      SELECT c.comment_id, s.name AS source, c.external_id AS id, c.day AS day_id,
        date(c.day * 86400, 'unixepoch') AS day, c.epoch_seconds, c.second_of_day, c.segment_id, c.channel,
        c.question, c.reach, c.answered, c.text,
        CASE a.status WHEN 0 THEN 'scored' WHEN 1 THEN 'no_content' WHEN 2 THEN 'unsupported_language'
          END AS status,
        CASE a.label WHEN 0 THEN 'negative' WHEN 1 THEN 'neutral' WHEN 2 THEN 'positive' END AS label,
        a.score / 1000.0 AS score, a.positive / 1000.0 AS positive, a.negative / 1000.0 AS negative,
        a.mixed, a.complaint, a.complaint_score / 1000.0 AS complaint_score, a.praise,
        a.intents & 1 AS churn, a.intents >> 1 & 1 AS refund, a.intents >> 2 & 1 AS legal,
        a.intents >> 3 & 1 AS safety, a.intents >> 4 & 1 AS recommend, a.intents >> 5 & 1 AS question_asked,
        a.intents >> 6 & 1 AS request, a.intents >> 7 & 1 AS thanks,
        a.effort, a.stated_wait_seconds, a.language, a.score_text_mismatch
      FROM comment c
      JOIN source s USING (source_id)
      JOIN dictionary d ON d.state = 'current'
      JOIN annotation a ON a.comment_id = c.comment_id AND a.dictionary_id = d.dictionary_id;
    CREATE VIEW fact_topic AS
      SELECT h.comment_id, h.rank, t.id AS topic, t.topic_id,
        CASE h.label WHEN 0 THEN 'negative' WHEN 1 THEN 'neutral' WHEN 2 THEN 'positive' END AS label,
        h.score / 1000.0 AS score, h.spans
      FROM topic_hit h
      JOIN dictionary d ON d.dictionary_id = h.dictionary_id AND d.state = 'current'
      JOIN topic t USING (topic_id);
    CREATE VIEW fact_score AS
      SELECT o.comment_id, r.name AS rating, r.scale, o.code FROM score o JOIN rating_column r USING (rating_id);
    CREATE VIEW dim_day AS
      SELECT day AS day_id, date(day * 86400, 'unixepoch') AS day,
        strftime('%Y', (day - ((day + 3) % 7 + 7) % 7 + 3) * 86400, 'unixepoch') || '-W' ||
          substr('0' || ((strftime('%j', (day - ((day + 3) % 7 + 7) % 7 + 3) * 86400, 'unixepoch') - 1) / 7 + 1), -2)
          AS week,
        strftime('%Y-%m', day * 86400, 'unixepoch') AS month,
        strftime('%Y', day * 86400, 'unixepoch') || '-Q' ||
          ((strftime('%m', day * 86400, 'unixepoch') + 2) / 3) AS quarter,
        ((day + 3) % 7 + 7) % 7 + 1 AS weekday
      FROM (SELECT DISTINCT day FROM cell_count WHERE day > -2147483648);
    CREATE VIEW dim_topic AS
      SELECT topic_id, id AS topic, name, instr(id, '/') > 0 AS is_subtopic FROM topic;
    CREATE VIEW dim_segment AS
      SELECT v.segment_id, c.name AS "column", v.value FROM segment_value v JOIN segment_column c USING (column_id);
    CREATE VIEW kpi_day AS
      SELECT nullif(n.day, -2147483648) AS day_id,
        CASE WHEN n.day > -2147483648 THEN date(n.day * 86400, 'unixepoch') END AS day,
        n.segment_id, m.name AS measure, n.count
      FROM cell_count n
      JOIN dictionary d ON d.dictionary_id = n.dictionary_id AND d.state = 'current'
      JOIN measure m USING (measure_id);
    """
}
