import FeedbackModel

/// Comments whose text and score disagree as text: for a terminal, and as the JSON that outside scripts read.
public struct MismatchWriter: Sendable {
  /// The comments, in the order of output.
  public var mismatches: [Mismatch]

  /// Creates a writer.
  public init(mismatches: [Mismatch]) { self.mismatches = mismatches }

  /// Returns a list with an object for each comment.
  public var json: JSONValue {
    .array(
      mismatches.map { mismatch in
        .object([
          .init("id", .string(mismatch.id)),
          .init("date", .text(mismatch.day?.description)),
          .init("rating", .string(mismatch.rating)),
          .init("score", .integer(mismatch.code)),
          .init("kind", .string(Self.kind(mismatch))),
          .init("strength", .fixed(Double(mismatch.strength) / 1_000, digits: 3)),
          .init("text", .string(mismatch.text)),
        ])
      }
    )
  }

  /// Returns the comments for a terminal, two lines each.
  ///
  /// - Parameter columns: The width of the terminal.
  /// - Returns: A heading and the comments; a sentence when there are none.
  public func terminal(columns: Int = 100) -> String {
    guard !mismatches.isEmpty else { return "No comment disagrees with its score.\n" }
    let width = max(40, columns)
    let blocks = mismatches.map { mismatch in
      let facts = [mismatch.day?.description, mismatch.id].compactMap { $0 }
      let head =
        "\(DisplayText.oneLine(mismatch.rating, limit: 40)) \(mismatch.code), "
        + "\(Self.kind(mismatch)) \(FixedDecimal.text(Double(mismatch.strength) / 1_000, digits: 3))"
        + "  \(facts.map { DisplayText.oneLine($0, limit: 120) }.joined(separator: "  "))"
      let text = TerminalText.wrapped(DisplayText.oneLine(mismatch.text), width - 2, lines: 3)
      return TerminalText.clipped(head, width) + "\n" + text.map { "  \($0)\n" }.joined()
    }
    return "Score and text disagree\n" + blocks.joined()
  }

  private static func kind(_ mismatch: Mismatch) -> String {
    mismatch.isComplaint ? "complaint" : "praise"
  }
}
