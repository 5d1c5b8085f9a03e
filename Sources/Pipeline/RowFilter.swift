package import FeedbackModel
package import Ingestion

/// Which rows are wanted: those that meet every condition.
///
/// A condition is `key=value`. The keys are `period`, `status`, `label`, `topic`, `complaint`, `praise`, `mixed`,
/// `mismatch`, `intent`, `wait`, `resolved`, `rated` and `answered`; any other key is a column of the input, and so is what follows `column:`.
/// The figures of `earshot kpi` name the conditions of their base in this form.
package struct RowFilter: Sendable {
  /// One condition.
  enum Condition: Sendable {
    case period(Period)
    case undated
    case status(RowStatus)
    case label(SentimentLabel)
    case topic(Int)
    case complaint(Bool)
    case praise(Bool)
    case mixed(Bool)
    case mismatch(Bool)
    case intent(Intent)
    case wait(Bool)
    /// A valid answer in the rating column of that name; nil for any rating column.
    case rated(String?)
    /// Any answer in the rating column of that name, valid or not.
    case answered(String)
    /// Whether the row marks its matter as resolved.
    case resolved(Bool)
    /// The value of a column, by its place among `columns`.
    case column(Int, [UInt8])
  }

  /// The columns of the input that conditions are about; a run reads them as its segment columns.
  package private(set) var columns: [String] = []

  private var conditions: [Condition] = []

  /// The topic that a condition asks for; the first one, where several do.
  package var topic: Int? {
    for case .topic(let topic) in conditions { return topic }
    return nil
  }

  /// Creates a filter that lets every row pass.
  package init() {}

  /// Whether every row passes.
  package var isEmpty: Bool { conditions.isEmpty }

  /// Reads conditions.
  ///
  /// - Parameters:
  ///   - texts: The conditions as `key=value`.
  ///   - topicIDs: The topics of the run, for `topic`.
  ///   - columns: The columns that the run reads, where other filters need some too.
  /// - Throws: `FilterError` for the first condition that means nothing.
  package init(
    _ texts: [String],
    topicIDs: [String],
    columns: [String] = []
  ) throws(FilterError) {
    self.columns = columns
    for text in texts { try add(text, topicIDs) }
  }

  /// Returns the columns that some conditions are about, in the order in which a filter has them.
  package static func columns(of texts: [String]) -> [String] {
    var columns: [String] = []
    for text in texts {
      guard let name = RowCondition.column(of: text), !columns.contains(name) else { continue }
      columns.append(name)
    }
    return columns
  }

  /// Returns whether a row is wanted.
  ///
  /// - Parameters:
  ///   - annotation: What was found in its comment.
  ///   - row: Its fields; the segment columns are `columns`.
  ///   - batch: The bytes that the fields point into.
  ///   - source: Its input.
  package func passes(
    _ annotation: borrowing Annotation,
    _ row: borrowing RowFields,
    _ batch: borrowing RecordBatch,
    _ source: SourceContext
  ) -> Bool {
    for condition in conditions {
      switch condition {
      case .column(let place, let value):
        guard batch.bytes[row.segments[place]].elementsEqual(value) else { return false }
      case .period(let period):
        guard let day = row.day, period.contains(day, hour: row.hour) else { return false }
      case .undated: guard row.day == nil else { return false }
      case .rated(let name):
        guard Self.isRated(row, name, source) else { return false }
      case .answered(let name):
        guard Self.isAnswered(row, name, source) else { return false }
      case .resolved(let value): guard row.isResolved == value else { return false }
      default: guard Self.holds(condition, of: annotation) else { return false }
      }
    }
    return true
  }

  private static func isRated(
    _ row: borrowing RowFields,
    _ name: String?,
    _ source: SourceContext
  ) -> Bool {
    for (place, rating) in source.ratings.enumerated() {
      guard name == nil || name == rating.column.name, let code = row.ratings[place] else {
        continue
      }
      if rating.parser.scale.codes.contains(code) { return true }
    }
    return false
  }

  private static func isAnswered(
    _ row: borrowing RowFields,
    _ name: String,
    _ source: SourceContext
  ) -> Bool {
    let place = source.ratings.firstIndex { $0.column.name == name }
    return place.map { row.ratings[$0] != nil } ?? false
  }

  private static func holds(_ condition: Condition, of annotation: borrowing Annotation) -> Bool {
    switch condition {
    case .status(let status): annotation.status == status
    case .label(let label): annotation.label == label
    case .topic(let topic):
      annotation.topics.contains { $0.topic == topic || $0.subtopics.contains(topic) }
    case .complaint(let value): annotation.complaint == value
    case .praise(let value): annotation.praise == value
    case .mixed(let value): annotation.mixed == value
    case .mismatch(let value): annotation.scoreTextMismatch == value
    case .intent(let intent): annotation.intents.contains(intent)
    case .wait(let value): (annotation.statedWaitSeconds != nil) == value
    case .period, .undated, .rated, .answered, .resolved, .column: true
    }
  }
}

// MARK: - Reading conditions

/// A condition that means nothing.
package struct FilterError: Error, Sendable, Equatable {
  /// What was found.
  package let message: String
  /// What to write instead.
  package let remedy: String
}

extension RowFilter {
  private mutating func add(_ text: String, _ topicIDs: [String]) throws(FilterError) {
    guard let sign = text.firstIndex(of: "="), sign > text.startIndex else {
      throw FilterError(
        message: "'\(text)' is no condition",
        remedy: "give --where key=value, as in --where topic=delay."
      )
    }
    let key = String(text[..<sign])
    let value = String(text[text.index(after: sign)...])
    if let column = RowCondition.column(of: text) {
      addColumn(column, value)
    } else {
      conditions.append(try Self.condition(key, value, topicIDs))
    }
  }

  private mutating func addColumn(_ name: String, _ value: String) {
    let place = columns.firstIndex(of: name) ?? columns.count
    if place == columns.count { columns.append(name) }
    conditions.append(.column(place, Array(value.utf8)))
  }

  private static func condition(
    _ key: String,
    _ value: String,
    _ topicIDs: [String]
  ) throws(FilterError) -> Condition {
    switch key {
    case "period":
      if value == "none" { return .undated }
      guard let period = Period(value) else {
        throw wrong(
          value,
          "a period",
          "2026-02-09T14, 2026-02-09, 2026-W07, 2026-02, 2026-Q1, 2026-02-03/2026-02-09 or none"
        )
      }
      return .period(period)
    case "status":
      return .status(try named(value, RowStatus.allCases.map { ($0.name, $0) }, "a status"))
    case "label":
      return .label(try named(value, SentimentLabel.allCases.map { ($0.name, $0) }, "a label"))
    case "topic":
      guard let topic = topicIDs.firstIndex(of: value) else {
        throw FilterError(
          message: "'\(value)' is no topic of the taxonomies in use",
          remedy: "give one of \(topicIDs.filter { !$0.contains("/") }.joined(separator: ", "))."
        )
      }
      return .topic(topic)
    case "intent":
      return .intent(try named(value, Intent.allCases.map { ($0.name, $0) }, "an intent"))
    case "rated": return .rated(value == "any" ? nil : value)
    case "answered": return .answered(value)
    default: return try flag(key, value)
    }
  }

  private static func flag(_ key: String, _ value: String) throws(FilterError) -> Condition {
    guard value == "yes" || value == "no" else { throw wrong(value, "yes or no", "yes or no") }
    let isOn = value == "yes"
    return switch key {
    case "complaint": .complaint(isOn)
    case "praise": .praise(isOn)
    case "mixed": .mixed(isOn)
    case "mismatch": .mismatch(isOn)
    case "resolved": .resolved(isOn)
    default: .wait(isOn)
    }
  }

  private static func named<Value>(
    _ value: String,
    _ known: [(String, Value)],
    _ what: String
  ) throws(FilterError) -> Value {
    guard let found = known.first(where: { $0.0 == value }) else {
      throw wrong(value, what, known.map(\.0).joined(separator: ", "))
    }
    return found.1
  }

  private static func wrong(_ value: String, _ what: String, _ known: String) -> FilterError {
    FilterError(message: "'\(value)' is not \(what)", remedy: "give \(known).")
  }
}
