import FeedbackModel
import GRDB
import KPIModel

/// What a transaction adds to the counts of each dictionary, and what it takes out of them.
struct CellChanges {
  private var partials: [Int64: KPIPartial] = [:]

  /// Counts a row in.
  mutating func add(
    _ annotation: borrowing Annotation,
    _ facts: CommentFacts,
    _ dictionary: StoredDictionary,
    _ ratings: StoredRatings
  ) {
    partials[dictionary.id, default: Self.empty(dictionary, ratings)].add(annotation, facts: facts)
  }

  /// Counts a row out.
  mutating func remove(
    _ annotation: borrowing Annotation,
    _ facts: CommentFacts,
    _ dictionary: StoredDictionary,
    _ ratings: StoredRatings
  ) {
    partials[dictionary.id, default: Self.empty(dictionary, ratings)].remove(
      annotation,
      facts: facts
    )
  }

  private static func empty(_ dictionary: StoredDictionary, _ ratings: StoredRatings) -> KPIPartial
  {
    KPIPartial(topicCount: dictionary.topics.count, ratings: ratings.columns)
  }

  /// Writes the changes into the counts, and forgets them; counts that come to zero are taken out.
  mutating func write(_ dictionaries: [StoredDictionary], _ ratings: StoredRatings, _ db: Database)
    throws
  {
    for dictionary in dictionaries {
      guard let partial = partials.removeValue(forKey: dictionary.id) else { continue }
      let catalogue = MeasureCatalogue(topics: dictionary.topics, ratings: ratings.columns)
      let numbers = try MeasureRows.numbers(of: catalogue, db)
      let upsert = try FastStatement(
        db,
        "INSERT INTO cell_count VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count"
      )
      let clean = try FastStatement(
        db,
        "DELETE FROM cell_count WHERE dictionary_id = ? AND day = ? AND segment_id = ? AND measure_id = ? AND count = 0"
      )
      let sum = catalogue.place(of: "score_sum")
      func bind(_ statement: FastStatement, _ count: SparseCount) {
        statement.bind(1, dictionary.id)
        statement.bind(2, count.day.map { Int64($0.daysSinceEpoch) } ?? StoreSchema.undatedDay)
        statement.bind(3, count.segment)
        statement.bind(4, numbers[count.measure])
      }
      for count in partial.sparseCounts {
        bind(upsert, count)
        upsert.bind(5, count.count)
        try upsert.run()
        // Sums of scores are of either sign, so what is added to them may come to zero too.
        guard count.count < 0 || count.measure == sum else { continue }
        bind(clean, count)
        try clean.run()
      }
    }
  }
}
