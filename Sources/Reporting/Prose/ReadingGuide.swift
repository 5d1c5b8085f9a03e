/// How to read a report: the terms that its figures use.
enum ReadingGuide {
  /// The terms with their meanings, in the order of reading.
  static let entries: [(term: String, meaning: String)] = [
    (
      "Interval",
      """
      The range in which the true value lies in 95 of 100 such samples. Two figures whose intervals overlap widely \
      may well be the same.
      """
    ),
    (
      "Base",
      "How many comments or ratings a figure rests on. It stands beside every figure."
    ),
    (
      "Cannot tell",
      """
      The base is too small for a verdict. It does not mean that nothing happened, and an empty base gives no figure \
      at all, never a zero.
      """
    ),
    (
      "Net sentiment",
      """
      Positive less negative comments, of 100 scored comments: +100 when all are positive, −100 when all are \
      negative. For a topic only the sentences that name it count.
      """
    ),
    (
      "NPS",
      """
      Promoters (9–10) less detractors (0–6), of 100 answers on the scale 0–10. Passives (7–8) count in the base \
      alone.
      """
    ),
    (
      "CSAT, satisfied",
      """
      The share of ratings that are satisfied: 4 and 5 on a scale of five. Rows without a rating are no part of it.
      """
    ),
    (
      "Complaint",
      """
      A comment that tells of dissatisfaction, justified or not. It is not the same as a low score: a polite \
      complaint has mild words, and a sad remark need not complain of anyone.
      """
    ),
    (
      "Score",
      """
      −1 to +1, added up from the words of the comment by fixed rules; `earshot explain` shows each addition.
      """
    ),
    (
      "Out of control",
      """
      A period (marked by a diamond) that differs from the others by more than chance allows, after allowing for the \
      many comparisons made.
      """
    ),
    (
      "Emerging term",
      """
      A word or pair of words that more comments hold in one period than the others would lead one to expect. \
      Keyness G² measures how far from chance that is; 10.8 is one in a thousand for a single term.
      """
    ),
    (
      "Severity",
      """
      How much an answer to a public comment matters, 0 to 1: how surely it complains, what it threatens, how many \
      may have seen it and how long it has waited.
      """
    ),
  ]
}
