public import Triage

/// The queue of public complaints and praise as text: for a terminal, as CSV, and as the NDJSON that outside scripts read.
public struct QueueWriter: Sendable {
  /// The comments, in the order of output.
  public var items: [QueueItem]

  /// Creates a writer.
  public init(items: [QueueItem]) { self.items = items }

  /// Returns an object a line; the first nine keys are the contract of `earshot flag`.
  public func ndjson() -> String {
    items.map { Self.json($0).compact + "\n" }.joined()
  }

  /// Returns one comment of the queue as JSON.
  public static func json(_ item: QueueItem) -> JSONValue {
    .object([
      .init("id", .string(item.id)),
      .init("action", .string(item.action.rawValue)),
      .init("severity", .fixed(Double(item.severity) / 1_000, digits: 3)),
      .init("reasons", .array(item.reasons.map(JSONValue.string))),
      .init("text", .string(item.text)),
      .init("topics", .array(item.topics.map(JSONValue.string))),
      .init("date", .text(item.date)),
      .init("reach", item.reach.map(JSONValue.integer) ?? .null),
      .init("state", .string(item.state.rawValue)),
      .init("channel", .text(item.channel)),
      .init("age_seconds", item.ageSeconds.map(JSONValue.integer) ?? .null),
    ])
  }

  /// Returns the queue as CSV; reasons and topics joined by `;`.
  public func csv() -> String {
    var text = CSVText.line([
      "id", "action", "severity", "reasons", "text", "topics", "date", "reach", "state", "channel",
      "age_seconds",
    ])
    for item in items {
      text += CSVText.line([
        CSVText.guarded(item.id), item.action.rawValue,
        FixedDecimal.text(Double(item.severity) / 1_000, digits: 3),
        CSVText.guarded(item.reasons.joined(separator: ";")), CSVText.guarded(item.text),
        CSVText.guarded(item.topics.joined(separator: ";")), CSVText.guarded(item.date ?? ""),
        item.reach.map(String.init) ?? "", item.state.rawValue,
        CSVText.guarded(item.channel ?? ""), item.ageSeconds.map(String.init) ?? "",
      ])
    }
    return text
  }

  /// Returns the queue for people: a block a comment, its severity and action first, its words below.
  ///
  /// - Parameters:
  ///   - color: Whether actions are set off with ANSI colours.
  ///   - columns: The width of the terminal.
  /// - Returns: The blocks, an empty line between them; an empty text for an empty queue.
  public func terminal(color: Bool = false, columns: Int = 100) -> String {
    items.map { block($0, color: color, columns: max(40, columns)) }.joined(separator: "\n")
  }

  private func block(_ item: QueueItem, color: Bool, columns: Int) -> String {
    let severity = FixedDecimal.text(Double(item.severity) / 1_000, digits: 3)
    let action = TerminalText.fitted(item.action.rawValue, 9)
    let start = severity + "  " + (color ? Self.colored(action, item.action) : action)
    let state = item.state == .open ? item.state.rawValue : nil
    let facts = [state, item.date, item.channel, item.id].compactMap { $0 }
      .map { DisplayText.oneLine($0) }
    let topics = item.topics.isEmpty ? [] : [item.topics.joined(separator: ", ")]
    let details = (item.reasons + topics).map { DisplayText.oneLine($0) }
      .joined(separator: " · ")
    let room = columns - Self.indent.count
    var text = start + "  " + TerminalText.clipped(facts.joined(separator: "  "), room - 11) + "\n"
    text += Self.indent + TerminalText.clipped(details, room) + "\n"
    for line in TerminalText.wrapped(DisplayText.oneLine(item.text), room, lines: 4) {
      text += Self.indent + line + "\n"
    }
    return text
  }

  private static let indent = String(repeating: " ", count: 7)

  private static func colored(_ text: String, _ action: QueueAction) -> String {
    let code =
      switch action {
      case .apologise: "31"
      case .answer: "33"
      case .thank: "32"
      }
    return "\u{1B}[1;\(code)m\(text)\u{1B}[0m"
  }
}
