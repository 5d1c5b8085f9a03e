/// A boolean pattern cut down to what a comment makes of it, for reading.
///
/// Of a long list of alternatives only those stay that the comment says: `(wait* | queue* | delay* | late) NEAR/6 hour*` is
/// `(wait* | …) NEAR/6 hour*` for "waited an hour".
package struct ShortenedRule {
  /// Lists up to this length stay as they are.
  private static let longestList = 3

  private let source: [UInt8]
  private let said: [String]
  private var text = ""
  private var list: [TopicExpressionToken] = []

  /// Shortens a pattern.
  ///
  /// - Parameters:
  ///   - rule: The pattern as it stands in its list.
  ///   - said: What the comment says where it holds, folded.
  /// - Returns: The pattern with `…` for what is left out.
  package static func text(of rule: String, saying said: [String]) -> String {
    var shortened = ShortenedRule(rule, said)
    return shortened.shorten()
  }

  private init(_ rule: String, _ said: [String]) {
    source = Array(rule.utf8)
    // Words are looked up without a possessive as well.
    self.said = said.flatMap { $0.hasSuffix("'s") ? [$0, String($0.dropLast(2))] : [$0] }
  }

  private mutating func shorten() -> String {
    let tokens = TopicExpressionToken.all(in: source, from: 0)
    for (place, token) in tokens.enumerated() {
      switch token.kind {
      case .word, .quotation: list.append(token)
      case .or:
        // Between alternatives that are single words or phrases it is written with their list.
        let next = place + 1 < tokens.count ? tokens[place + 1].kind : .close
        if list.isEmpty || !(next == .word || next == .quotation) {
          endList()
          add("|")
        }
      case .and, .not, .near, .open, .close:
        endList()
        add(string(token))
      }
    }
    endList()
    return text
  }

  private mutating func endList() {
    guard !list.isEmpty else { return }
    var kept = list.map(string)
    if kept.count > Self.longestList {
      kept = kept.filter(isSaid)
      kept.append("…")
    }
    list.removeAll()
    add(kept.joined(separator: " | "))
  }

  private mutating func add(_ part: String) {
    let isTight = text.isEmpty || text.hasSuffix("(") || part == ")"
    text += (isTight ? "" : " ") + part
  }

  /// Whether one of the words of the comment is the alternative, or its inflection where that is open.
  private func isSaid(_ alternative: String) -> Bool {
    let form = alternative.replacing("\"", with: "").lowercased()
    if form.hasSuffix("*") { return said.contains { $0.hasPrefix(form.dropLast()) } }
    return said.contains(form)
  }

  private func string(_ token: TopicExpressionToken) -> String {
    String(decoding: source[token.range], as: UTF8.self)
  }
}
