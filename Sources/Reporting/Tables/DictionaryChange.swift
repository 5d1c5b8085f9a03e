public import FeedbackModel
public import KPIModel

/// How the figures moved over a change of dictionary: what customers did, and what the dictionary did.
public struct DictionaryChange: Sendable {
  /// What tells the former dictionary from others.
  public var former: String

  /// What tells the current dictionary from others.
  public var current: String

  /// The period before the change.
  public var formerPeriod: Period

  /// The period behind it.
  public var laterPeriod: Period

  /// The moves of the figures, in the order of the figures.
  public var moves: [DictionaryMove]

  /// Creates a change.
  public init(
    former: String,
    current: String,
    formerPeriod: Period,
    laterPeriod: Period,
    moves: [DictionaryMove]
  ) {
    self.former = former
    self.current = current
    self.formerPeriod = formerPeriod
    self.laterPeriod = laterPeriod
    self.moves = moves
  }

  /// The change as a JSON object.
  ///
  /// Each move has its exact parts as fractions, and its parts in whole ten-thousandths, of which that of the dictionary is
  /// the difference of the other two, so that what is written adds up as well.
  var json: JSONValue {
    .object([
      .init("former", .string(former)),
      .init("current", .string(current)),
      .init("from", .string(formerPeriod.description)),
      .init("to", .string(laterPeriod.description)),
      .init("moves", .array(moves.map(Self.json))),
    ])
  }

  private static func json(_ move: DictionaryMove) -> JSONValue {
    let figure = move.figure
    let (whole, customers) = (move.move.tenThousandths, move.customers.tenThousandths)
    return .object([
      .init("kpi", .string(figure.kpi)),
      .init("segment", .object(figure.segment.map { .init($0.name, .string($0.value)) })),
      .init("topic", .text(figure.topic)),
      .init("rating", .text(figure.rating)),
      .init("published", level(move.published)),
      .init("renewed", level(move.renewed)),
      .init("later", level(figure)),
      .init("move", .decimal(Double(whole) / 10_000)),
      .init("customers", .decimal(Double(customers) / 10_000)),
      .init("dictionary", .decimal(Double(whole - customers) / 10_000)),
      .init(
        "exact",
        .object([
          .init("move", .string(move.move.description)),
          .init("customers", .string(move.customers.description)),
          .init("dictionary", .string(move.dictionary.description)),
        ])
      ),
    ])
  }

  private static func level(_ figure: KPIValue) -> JSONValue {
    .object([
      .init("value", .decimal(figure.value)),
      .init("numerator", figure.numerator.map(JSONValue.integer) ?? .null),
      .init("base", .integer(figure.base)),
    ])
  }

  /// Returns the figures that the dictionary moved, for a terminal.
  ///
  /// - Parameter color: Whether the headings are set off with ANSI colours.
  /// - Returns: A sentence and a table.
  func terminal(color: Bool) -> String {
    let moved = moves.filter { $0.dictionary.numerator != 0 }
    let heading =
      "\nThe word lists changed between \(formerPeriod) and \(laterPeriod): "
      + "the move as published is what customers did plus what the word lists did.\n"
    guard !moved.isEmpty else { return heading + "The word lists moved no figure.\n" }
    var table = TerminalTable(columns: [
      .init("kpi"), .init("topic", limit: 28), .init("segment", limit: 36),
      .init("as published", alignRight: true), .init("move", alignRight: true),
      .init("customers", alignRight: true), .init("word lists", alignRight: true),
    ])
    for move in moved {
      let figure = move.figure
      let (whole, customers) = (move.move.tenThousandths, move.customers.tenThousandths)
      table.add([
        figure.kpi, figure.topic ?? "",
        figure.segment.map { "\($0.name)=\($0.value)" }.joined(separator: ", "),
        "\(KPINumber.text(move.published.value)) → \(KPINumber.text(figure.value))"
          .replacing("-", with: "−"),
        Self.signed(whole), Self.signed(customers), Self.signed(whole - customers),
      ])
    }
    return heading + table.render(color: color)
  }

  private static func signed(_ tenThousandths: Int) -> String {
    (tenThousandths > 0 ? "+" : "")
      + KPINumber.text(Double(tenThousandths) / 10_000).replacing("-", with: "−")
  }
}
