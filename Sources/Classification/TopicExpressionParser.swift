import LexiconMatching

/// Reads boolean patterns such as `(wait* | queue*) NEAR/6 (hour* | "for ever") NOT "worth the wait"`.
///
/// `NEAR/n` binds closest, then `AND` and `NOT`, then `OR` or `|`.
struct TopicExpressionParser {
  private static let farthest = 50
  private static let deepest = 20

  private var tokens: [Substring]
  private var position = 0
  private var nodes: [TopicExpression.Draft] = []
  private var depth = 0
  private var common: Set<Int32> = []

  /// Single words up to this length, in bytes, are taken for common ones.
  private static let longestCommonWord = 4
  private let source: String
  private let spansComment: Bool

  init(_ text: String) {
    source = text
    let scope = "comment:"
    spansComment = text.hasPrefix(scope)
    tokens = Self.cut(spansComment ? text.dropFirst(scope.count) : text[...])
  }

  /// Reads the whole pattern.
  ///
  /// - Parameters:
  ///   - patterns: Receives the words and phrases.
  ///   - lists: Receives the word lists.
  /// - Returns: The pattern, ready to be looked for.
  /// - Throws: `PatternError` when the text is no boolean pattern.
  mutating func parse(
    _ patterns: inout PatternTableBuilder,
    _ lists: inout WordLists
  ) throws(PatternError) -> TopicExpression {
    let whole = try alternatives(&patterns)
    if let rest = current { throw fail("'\(rest)' stands where the pattern should end") }
    return TopicExpression(whole, of: nodes, spansComment: spansComment, &lists) {
      common.contains($0)
    }
  }

  private static func cut(_ text: Substring) -> [Substring] {
    var tokens: [Substring] = []
    var start: Substring.Index?
    var index = text.startIndex
    func flush(_ end: Substring.Index) {
      if let from = start { tokens.append(text[from..<end]) }
      start = nil
    }
    while index < text.endIndex {
      let character = text[index]
      if character == "\"" {
        flush(index)
        let inside = text.index(after: index)
        let close = text[inside...].firstIndex(of: "\"") ?? text.endIndex
        // The quotes stay, so that an unclosed one can be told later.
        let end = close < text.endIndex ? text.index(after: close) : close
        tokens.append(text[index..<end])
        index = end
        continue
      }
      if character == "(" || character == ")" || character == "|" {
        flush(index)
        tokens.append(text[index...index])
      } else if character == " " {
        flush(index)
      } else if start == nil {
        start = index
      }
      index = text.index(after: index)
    }
    flush(text.endIndex)
    return tokens
  }

  private var current: Substring? { position < tokens.count ? tokens[position] : nil }

  private mutating func alternatives(
    _ patterns: inout PatternTableBuilder
  ) throws(PatternError) -> Int {
    var node = try conjunction(&patterns)
    while current == "|" || current == "OR" {
      position += 1
      let right = try conjunction(&patterns)
      node = add(either(node, right))
    }
    return node
  }

  private mutating func conjunction(
    _ patterns: inout PatternTableBuilder
  ) throws(PatternError) -> Int {
    var node = try neighbours(&patterns)
    while current == "AND" || current == "NOT" {
      var excludes = current == "NOT"
      position += 1
      if !excludes, current == "NOT" {
        excludes = true
        position += 1
      }
      let right = try neighbours(&patterns)
      node = add(excludes ? .without(node, right) : .both(node, right))
    }
    return node
  }

  private mutating func neighbours(
    _ patterns: inout PatternTableBuilder
  ) throws(PatternError) -> Int {
    var node = try primary(&patterns)
    while let operation = current, operation.hasPrefix("NEAR") {
      guard operation.hasPrefix("NEAR/"), let words = Int(operation.dropFirst(5)),
        (1...Self.farthest).contains(words)
      else { throw fail("'\(operation)' is no distance; NEAR/1 … NEAR/\(Self.farthest) are") }
      position += 1
      node = add(.near(node, try primary(&patterns), words: words))
    }
    return node
  }

  private mutating func primary(
    _ patterns: inout PatternTableBuilder
  ) throws(PatternError) -> Int {
    guard let token = current else { throw fail("a word or phrase is missing at the end") }
    if token == "(" {
      depth += 1
      defer { depth -= 1 }
      guard depth <= Self.deepest else { throw fail("brackets nest deeper than \(Self.deepest)") }
      position += 1
      let node = try alternatives(&patterns)
      guard current == ")" else { throw fail("a closing bracket is missing") }
      position += 1
      return node
    }
    guard token != ")", token != "|", !["AND", "OR", "NOT"].contains(token),
      !token.hasPrefix("NEAR/")
    else { throw fail("'\(token)' stands where a word or phrase should") }
    position += 1
    if token.hasPrefix("\"") {
      guard token.count >= 2, token.hasSuffix("\"") else {
        throw fail("a quotation mark is not closed")
      }
      return add(.oneOf([try patterns.add(String(token.dropFirst().dropLast()), for: .ruleWord)]))
    }
    let pattern = try patterns.add(String(token), for: .ruleWord)
    if token.utf8.count <= Self.longestCommonWord { common.insert(pattern) }
    return add(.oneOf([pattern]))
  }

  /// Joins two sides; lists of words become one longer list, which is searched in one go.
  private func either(_ left: Int, _ right: Int) -> TopicExpression.Draft {
    guard case .oneOf(let first) = nodes[left], case .oneOf(let second) = nodes[right] else {
      return .either(left, right)
    }
    return .oneOf(first + second)
  }

  /// Appends a node, and returns its place.
  private mutating func add(_ node: TopicExpression.Draft) -> Int {
    nodes.append(node)
    return nodes.count - 1
  }

  private func fail(_ message: String) -> PatternError {
    PatternError(
      message: "in the rule `\(source)`: \(message)",
      remedy: "write it like (wait* | queue*) NEAR/6 (hour* | \"for ever\")."
    )
  }
}
