public import FeedbackModel

/// A column of scores that respondents gave, and how its values are read.
public struct RatingDetection: Sendable {
  /// The name of the column; `score` in NDJSON, where each object may name it differently.
  public let name: String

  /// The place of the column among the cells of every record.
  public let cell: Int

  /// Reads the values.
  public let parser: ScoreParser

  /// Returns whether a column's name says that it asks for effort or ease, not for satisfaction.
  public static func asksForEffort(_ name: String) -> Bool {
    EffortName.matches(ColumnSpellings.normalized(name))
  }
}

/// A column that the user names as one of scores.
public struct RatingRequest: Hashable, Sendable {
  /// The name of the column; it must be among the further columns of the input's options.
  public var name: String

  /// The scale; nil where the data should tell.
  public var scale: ScoreScale?

  /// Creates a request.
  public init(name: String, scale: ScoreScale? = nil) {
    self.name = name
    self.scale = scale
  }
}

extension InputSource {
  /// The keys of the first object of NDJSON, as they stand in the file, each once; empty for other formats.
  public var firstKeys: [String] {
    let batch = firstRows
    guard schema.format == .ndjson, let first = batch.records.first else { return [] }
    var known: Set<String> = []
    return batch.members[first.members].map { String(decoding: batch.bytes[$0.key], as: UTF8.self) }
      .filter { known.insert($0).inserted }
  }

  /// Returns whether one of the first rows has a value for a role.
  public func sampleHasValue(for role: ColumnRole) -> Bool {
    guard let column = schema.column(for: role) else { return false }
    let batch = firstRows
    return batch.records.contains { record in
      column < record.cells.count && batch.cells[record.cells.lowerBound + column].hasValue
    }
  }

  /// Returns the columns of scores of this input, the one with the role of the score first.
  ///
  /// A column counts when its name is one of those that exports give to scores and its first values tell the scale.
  ///
  /// - Parameters:
  ///   - scale: The scale of the score column where the data cannot tell.
  ///   - map: The user's own answers.
  ///   - requests: Columns that the user names, whatever they are called.
  /// - Returns: The columns, each name once, and those whose scale cannot be told though they look like scores or the
  ///   user named them. Beside the score column only CSV has some.
  public func detectRatings(
    scale: ScoreScale? = nil,
    map: ScaleMap? = nil,
    requests: [RatingRequest] = []
  ) -> (found: [RatingDetection], unread: [UnreadRating]) {
    var search = RatingSearch(map: map)
    let main = schema.column(for: .score)
    if let main {
      let (evidence, names) = scoreEvidence(map: map)
      search.add(
        RatingSearch.Column(
          name: main < schema.columnNames.count ? schema.columnNames[main] : "score",
          cell: main,
          names: names,
          isScore: true,
          isNamed: options.columns[.score] != nil
            || requests.contains { schema.column(named: $0.name) == main }
        ),
        evidence,
        scale
      )
    }
    let batch = firstRows
    for request in requests {
      guard let cell = schema.column(named: request.name) else { continue }
      search.makeRoom(for: request, at: cell)
      let column = RatingSearch.Column(name: request.name, cell: cell, isNamed: true)
      search.add(column, evidence(ofCell: cell, in: batch, map), request.scale)
    }
    guard schema.format == .csv else { return (search.found, search.unread) }
    for (cell, name) in schema.columnNames.enumerated() where cell != main {
      guard ColumnSpellings.rank(ColumnSpellings.normalized(name), for: .score) != nil else {
        continue
      }
      let column = RatingSearch.Column(name: name, cell: cell, isNamed: false)
      search.add(column, evidence(ofCell: cell, in: batch, map), nil)
    }
    return (search.found, search.unread)
  }
}

/// The columns of scores that were found so far, each name and each cell once.
private struct RatingSearch {
  /// A column that may be one of scores.
  struct Column {
    var name: String
    var cell: Int
    /// The names that tell what it asks for; nil for its own.
    var names: Set<String>?
    var isScore = false
    var isNamed: Bool
  }

  private(set) var found: [RatingDetection] = []
  private(set) var unread: [UnreadRating] = []
  private var unreadCells: Set<Int> = []
  private let map: ScaleMap?

  init(map: ScaleMap?) { self.map = map }

  /// Takes out what stands in the way of a column that is asked for on a scale of its own.
  mutating func makeRoom(for request: RatingRequest, at cell: Int) {
    guard let scale = request.scale else { return }
    found.removeAll { $0.cell == cell && $0.parser.scale != scale }
    if unreadCells.remove(cell) != nil { unread.removeAll { $0.name == request.name } }
  }

  mutating func add(_ column: Column, _ evidence: ScoreEvidence, _ given: ScoreScale?) {
    let isKnown = found.contains { $0.cell == column.cell || $0.name == column.name }
    guard !isKnown, !unreadCells.contains(column.cell) else { return }
    let names = column.names ?? [column.name]
    guard let scale = given ?? evidence.scale(named: names) else {
      guard column.isNamed || evidence.isMostlyAnswers else { return }
      unreadCells.insert(column.cell)
      let name = names.sorted().first ?? column.name
      unread.append(
        UnreadRating(name, evidence, isScore: column.isScore, isNamed: column.isNamed)
      )
      return
    }
    let parser = ScoreParser(scale: scale, hasVeryWords: evidence.hasVeryWords, map: map)
    found.append(RatingDetection(name: column.name, cell: column.cell, parser: parser))
  }
}
