import LexiconMatching

/// Reads boolean patterns such as `(wait* | queue*) NEAR/6 (hour* | "for ever") NOT "worth the wait"`.
///
/// `NEAR/n` binds closest, then `AND` and `NOT`, then `OR` or `|`.
struct TopicExpressionParser {
  private static let farthest = 50
  private static let deepest = 20

  private let tokens: [TopicExpressionToken]
  private var position = 0
  private var nodes: [TopicExpression.Draft] = []
  private var depth = 0
  private var common: Set<Int32> = []

  /// Single words up to this length, in bytes, are taken for common ones.
  private static let longestCommonWord = 4
  private let source: [UInt8]
  private let spansComment: Bool

  init(_ text: String) {
    source = Array(text.utf8)
    let scope = "comment:"
    spansComment = text.hasPrefix(scope)
    tokens = TopicExpressionToken.all(in: source, from: spansComment ? scope.utf8.count : 0)
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
    if let rest = current { throw fail("'\(text(rest))' stands where the pattern should end") }
    return TopicExpression(whole, of: nodes, spansComment: spansComment, &lists) {
      common.contains($0)
    }
  }

  private var current: TopicExpressionToken? {
    position < tokens.count ? tokens[position] : nil
  }

  private func text(_ token: TopicExpressionToken) -> String {
    String(decoding: source[token.range], as: UTF8.self)
  }

  private mutating func alternatives(
    _ patterns: inout PatternTableBuilder
  ) throws(PatternError) -> Int {
    var node = try conjunction(&patterns)
    while current?.kind == .or {
      position += 1
      let right = try conjunction(&patterns)
      node = either(node, right)
    }
    return node
  }

  private mutating func conjunction(
    _ patterns: inout PatternTableBuilder
  ) throws(PatternError) -> Int {
    var node = try neighbours(&patterns)
    while current?.kind == .and || current?.kind == .not {
      var excludes = current?.kind == .not
      position += 1
      if !excludes, current?.kind == .not {
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
    while let operation = current, operation.kind == .near || text(operation).hasPrefix("NEAR") {
      guard operation.kind == .near, let words = Int(text(operation).dropFirst(5)),
        (1...Self.farthest).contains(words)
      else { throw fail("'\(text(operation))' is no distance; NEAR/1 … NEAR/\(Self.farthest) are") }
      position += 1
      node = add(.near(node, try primary(&patterns), words: words))
    }
    return node
  }

  private mutating func primary(
    _ patterns: inout PatternTableBuilder
  ) throws(PatternError) -> Int {
    guard let token = current else { throw fail("a word or phrase is missing at the end") }
    if token.kind == .open {
      depth += 1
      defer { depth -= 1 }
      guard depth <= Self.deepest else { throw fail("brackets nest deeper than \(Self.deepest)") }
      position += 1
      let node = try alternatives(&patterns)
      guard current?.kind == .close else { throw fail("a closing bracket is missing") }
      position += 1
      return node
    }
    guard token.kind == .word || token.kind == .quotation else {
      throw fail("'\(text(token))' stands where a word or phrase should")
    }
    position += 1
    var words = token.range
    if token.kind == .quotation {
      guard words.count >= 2, source[words.upperBound - 1] == UInt8(ascii: "\"") else {
        throw fail("a quotation mark is not closed")
      }
      words = (words.lowerBound + 1)..<(words.upperBound - 1)
    }
    let pattern = try patterns.add(source.span.extracting(words), for: .ruleWord)
    if token.kind == .word, words.count <= Self.longestCommonWord { common.insert(pattern) }
    return add(.oneOf([pattern]))
  }

  /// Joins two sides; lists of words become one longer list, which is searched in one go.
  ///
  /// - Returns: The place of the whole.
  private mutating func either(_ left: Int, _ right: Int) -> Int {
    guard case .oneOf(var first) = nodes[left], case .oneOf(let second) = nodes[right] else {
      return add(.either(left, right))
    }
    // Nothing else names the left side; so it grows where it is, and the right one is of no use any more.
    nodes[left] = .oneOf([])
    first += second
    nodes[left] = .oneOf(first)
    return left
  }

  /// Appends a node, and returns its place.
  private mutating func add(_ node: TopicExpression.Draft) -> Int {
    nodes.append(node)
    return nodes.count - 1
  }

  private func fail(_ message: String) -> PatternError {
    PatternError(
      message: "in the rule `\(String(decoding: source, as: UTF8.self))`: \(message)",
      remedy: "write it like (wait* | queue*) NEAR/6 (hour* | \"for ever\")."
    )
  }
}
