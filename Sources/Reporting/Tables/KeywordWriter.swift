import FeedbackModel

/// Keywords in their contexts as text: aligned for a terminal, as CSV, and as NDJSON.
///
/// Every line stands for itself, so that a list of any length is written as it is found.
public struct KeywordWriter: Sendable {
  /// The character cells of context on either side of the keyword in a terminal.
  public var window: Int

  /// Whether keywords are set off with ANSI colours in a terminal.
  public var color: Bool

  /// Creates a writer.
  ///
  /// - Parameters:
  ///   - window: The character cells of context on either side of the keyword in a terminal; at least 1.
  ///   - color: Whether keywords are set off with ANSI colours in a terminal.
  public init(window: Int = 40, color: Bool = false) {
    self.window = max(1, window)
    self.color = color
  }

  /// Returns a line as a JSON object.
  public func ndjson(_ line: KeywordLine) -> String {
    JSONValue.object([
      .init("id", .string(line.id)),
      .init("date", .text(line.day?.description)),
      .init("pre", .string(line.pre)),
      .init("keyword", .string(line.keyword)),
      .init("post", .string(line.post)),
      .init("label", .text(line.label?.name)),
      .init("score", line.label == nil ? .null : .fixed(Double(line.score) / 1_000, digits: 3)),
    ]).compact + "\n"
  }

  /// The headings of CSV.
  public var csvHeader: String {
    CSVText.line(["id", "date", "pre", "keyword", "post", "label", "score"])
  }

  /// Returns a line of CSV; what a spreadsheet would take for a formula is guarded.
  public func csv(_ line: KeywordLine) -> String {
    CSVText.line([
      CSVText.guarded(line.id), line.day?.description ?? "", CSVText.guarded(line.pre),
      CSVText.guarded(line.keyword), CSVText.guarded(line.post), line.label?.name ?? "",
      line.label == nil ? "" : FixedDecimal.text(Double(line.score) / 1_000, digits: 3),
    ])
  }

  /// Returns a line for people: the keyword in the middle, what stands around it on either side.
  public func terminal(_ line: KeywordLine) -> String {
    let mark =
      switch line.label {
      case .positive: "+"
      case .negative: "−"
      case .neutral: "·"
      case nil: " "
      }
    let post = DisplayText.oneLine(line.post)
    if line.keyword.isEmpty {
      return mark + " " + TerminalText.clipped(post, window * 2) + "\n"
    }
    let keyword = DisplayText.oneLine(line.keyword)
    // The end of what stands before is what is next to the keyword.
    let before = DisplayText.oneLine(line.pre)
    let kept = before.count > window ? "…" + before.suffix(window - 1) : before
    return mark + " " + TerminalText.fitted(kept, window, alignRight: true) + " "
      + (color ? "\u{1B}[1m\(keyword)\u{1B}[0m" : keyword) + " "
      + TerminalText.clipped(post, window) + "\n"
  }
}
