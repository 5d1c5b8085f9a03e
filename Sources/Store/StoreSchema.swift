import GRDB

/// The tables of a store, and the steps that bring an older store up to date.
///
/// Tables are STRICT and keep whole numbers wherever they can. A comment's text stands in `comment` alone. The data tables
/// depend on what was loaded, not on when or in how many goes; `store`, `run`, `run_input`
/// and `flag_action` tell of the doings.
enum StoreSchema {
  /// The application id in the file's header: "Ears" in ASCII.
  static let applicationID: Int32 = 0x4561_7273

  /// The day of rows without one in `cell_count`, whose key takes no null.
  static let undatedDay = Int64(Int32.min)

  /// The steps from an empty file to the present tables; a step that was released is never changed.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 tables") { db in
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: makers + comments + annotations + figures + doings)
      try db.execute(
        sql: "INSERT INTO store VALUES (1, randomblob(32), NULL, 0); "
          + "INSERT INTO segment VALUES (0, x'')"
      )
    }
    migrator.registerMigration("2 views") { db in try db.execute(sql: StoreViews.sql) }
    migrator.registerMigration("3 respondent columns") { db in
      try db.execute(sql: "ALTER TABLE source ADD COLUMN respondent_column TEXT")
    }
    return migrator
  }

  /// What made the annotations: sources of rows, versions of the word lists, topics.
  private static let makers = """
    CREATE TABLE store (
      store_id INTEGER PRIMARY KEY CHECK (store_id = 1),
      salt BLOB NOT NULL,
      time_zone TEXT,
      is_laid_out INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE source (source_id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE dictionary (
      dictionary_id INTEGER PRIMARY KEY,
      sha256 TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('former', 'current', 'building')),
      engine TEXT NOT NULL,
      icu TEXT NOT NULL,
      unicode TEXT NOT NULL
    ) STRICT;
    CREATE TABLE dictionary_source (
      dictionary_id INTEGER NOT NULL REFERENCES dictionary ON DELETE CASCADE,
      place INTEGER NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('lexicon', 'taxonomy')),
      name TEXT NOT NULL,
      version TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      PRIMARY KEY (dictionary_id, place)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE topic (topic_id INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL) STRICT;
    CREATE TABLE dictionary_topic (
      dictionary_id INTEGER NOT NULL REFERENCES dictionary ON DELETE CASCADE,
      place INTEGER NOT NULL,
      topic_id INTEGER NOT NULL REFERENCES topic,
      PRIMARY KEY (dictionary_id, place)
    ) STRICT, WITHOUT ROWID;

    """

  /// The rows as they were loaded.
  private static let comments = """
    CREATE TABLE segment_column (column_id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE segment (segment_id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE) STRICT;
    CREATE TABLE segment_value (
      segment_id INTEGER NOT NULL REFERENCES segment,
      column_id INTEGER NOT NULL REFERENCES segment_column,
      value TEXT NOT NULL,
      PRIMARY KEY (segment_id, column_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE rating_column (
      rating_id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, scale TEXT NOT NULL,
      kind TEXT NOT NULL
    ) STRICT;
    CREATE TABLE comment (
      comment_id INTEGER PRIMARY KEY,
      source_id INTEGER NOT NULL REFERENCES source,
      key BLOB NOT NULL UNIQUE,
      content BLOB NOT NULL,
      segment_id INTEGER NOT NULL REFERENCES segment,
      day INTEGER,
      second_of_day INTEGER,
      epoch_seconds INTEGER,
      reach INTEGER,
      answered INTEGER NOT NULL,
      awaits_reply INTEGER NOT NULL,
      resolved INTEGER,
      external_id TEXT,
      respondent TEXT,
      channel TEXT,
      question TEXT,
      language TEXT,
      text TEXT NOT NULL
    ) STRICT;
    CREATE TABLE score (
      comment_id INTEGER NOT NULL REFERENCES comment,
      rating_id INTEGER NOT NULL REFERENCES rating_column,
      place INTEGER NOT NULL,
      code INTEGER,
      PRIMARY KEY (comment_id, rating_id)
    ) STRICT, WITHOUT ROWID;

    """

  /// What was found in the comments.
  private static let annotations = """
    CREATE TABLE annotation (
      comment_id INTEGER NOT NULL REFERENCES comment,
      dictionary_id INTEGER NOT NULL REFERENCES dictionary,
      status INTEGER NOT NULL,
      label INTEGER,
      score INTEGER NOT NULL,
      positive INTEGER NOT NULL,
      negative INTEGER NOT NULL,
      mixed INTEGER NOT NULL,
      complaint INTEGER NOT NULL,
      complaint_score INTEGER NOT NULL,
      praise INTEGER NOT NULL,
      intents INTEGER NOT NULL,
      effort INTEGER,
      stated_wait_seconds INTEGER,
      language TEXT,
      score_text_mismatch INTEGER NOT NULL,
      PRIMARY KEY (comment_id, dictionary_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE topic_hit (
      comment_id INTEGER NOT NULL REFERENCES comment,
      dictionary_id INTEGER NOT NULL REFERENCES dictionary,
      rank INTEGER NOT NULL,
      topic_id INTEGER NOT NULL REFERENCES topic,
      label INTEGER NOT NULL,
      score INTEGER NOT NULL,
      strength INTEGER NOT NULL,
      spans TEXT NOT NULL,
      subtopics TEXT,
      PRIMARY KEY (comment_id, dictionary_id, rank)
    ) STRICT, WITHOUT ROWID;

    """

  /// The exact counts by day and segment, the goals that they are held against, and the events that explain them.
  private static let figures = """
    CREATE TABLE measure (measure_id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE cell_count (
      dictionary_id INTEGER NOT NULL REFERENCES dictionary,
      day INTEGER NOT NULL,
      segment_id INTEGER NOT NULL REFERENCES segment,
      measure_id INTEGER NOT NULL REFERENCES measure,
      count INTEGER NOT NULL,
      PRIMARY KEY (dictionary_id, day, segment_id, measure_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE goal (
      goal_id INTEGER PRIMARY KEY,
      metric TEXT NOT NULL,
      topic TEXT,
      segment TEXT NOT NULL CHECK (json_valid(segment)),
      baseline REAL NOT NULL,
      target REAL NOT NULL,
      start_day INTEGER NOT NULL,
      deadline_day INTEGER NOT NULL,
      window_days INTEGER
    ) STRICT;
    CREATE TABLE event (
      event_id INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      kind TEXT,
      first_day INTEGER NOT NULL,
      last_day INTEGER NOT NULL CHECK (last_day >= first_day),
      topic TEXT
    ) STRICT;

    """

  /// What was done: with flagged comments, at erasures, in runs.
  private static let doings = """
    CREATE TABLE flag_action (
      comment_id INTEGER PRIMARY KEY REFERENCES comment,
      state TEXT NOT NULL CHECK (state IN ('new', 'open', 'done', 'dismissed')),
      action TEXT NOT NULL CHECK (action IN ('apologise', 'answer', 'thank')),
      changed_at TEXT NOT NULL
    ) STRICT;
    CREATE TABLE tombstone (mark BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
    CREATE TABLE run (
      run_id INTEGER PRIMARY KEY,
      command TEXT NOT NULL,
      dictionary_id INTEGER,
      manifest TEXT NOT NULL,
      started_at TEXT NOT NULL,
      finished_at TEXT,
      rows INTEGER,
      new INTEGER,
      edited INTEGER,
      unchanged INTEGER,
      forgotten INTEGER,
      rejected INTEGER
    ) STRICT;
    CREATE TABLE run_input (
      run_id INTEGER NOT NULL REFERENCES run,
      place INTEGER NOT NULL,
      name TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      bytes INTEGER NOT NULL,
      rows INTEGER NOT NULL,
      PRIMARY KEY (run_id, place)
    ) STRICT, WITHOUT ROWID;
    """
}
