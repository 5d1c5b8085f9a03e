import FeedbackModel

/// What stands in rows that were called wrong, and how often it stands in rows that were called right.
///
/// A partial: that of a run is merged from those of its chunks in the order of the input.
package struct ErrorEvidence: Sendable {
  /// Rows by whether their label was met.
  package struct Split: Hashable, Sendable {
    /// Rows that were called wrong.
    package var wrong = 0
    /// Rows that were called right.
    package var right = 0

    static func + (left: Split, right: Split) -> Split {
      Split(wrong: left.wrong + right.wrong, right: left.right + right.right)
    }
  }

  /// The rows in which a word stands that the sentiment lexicons do not know.
  package struct WordRows: Hashable, Sendable {
    /// The rows that were called wrong, by gold class.
    package var wrong = [0, 0, 0]
    /// All rows, by gold class.
    package var all = [0, 0, 0]
    /// Whether topics or cues know the word.
    package var isKnownElsewhere = false
  }

  /// The rule that stands for a row in which no entry was found.
  package static let noEntry = "(no entry found)"

  /// The rule that stands for a row that was not scored.
  package static let notScored = "(not scored)"

  /// The rows with a gold label.
  package private(set) var rows = Split()

  /// The rows with a gold label, by gold class.
  package private(set) var goldRows = [0, 0, 0]

  /// The rows that were called wrong, by gold class.
  package private(set) var wrongRows = [0, 0, 0]

  /// The rows in which a rule was at work.
  package private(set) var rules: [String: Split] = [:]

  /// The rows of each uncovered word, by its folded form.
  package private(set) var words: [String: WordRows] = [:]

  /// The rows that were called wrong by the widest margin, worst first.
  package private(set) var worst: [WorstError] = []

  private let worstLimit: Int

  /// Creates the evidence of no rows.
  ///
  /// - Parameter worstLimit: How many of the worst errors are kept.
  package init(worstLimit: Int) { self.worstLimit = worstLimit }

  /// Adds the evidence of the rows behind these.
  package mutating func merge(_ other: ErrorEvidence) {
    rows.wrong += other.rows.wrong
    rows.right += other.rows.right
    for place in 0..<3 {
      goldRows[place] += other.goldRows[place]
      wrongRows[place] += other.wrongRows[place]
    }
    rules.merge(other.rules, uniquingKeysWith: +)
    words.merge(other.words) { left, right in
      var sum = left
      for place in 0..<3 {
        sum.wrong[place] += right.wrong[place]
        sum.all[place] += right.all[place]
      }
      sum.isKnownElsewhere = left.isKnownElsewhere || right.isKnownElsewhere
      return sum
    }
    worst += other.worst
    cutWorst()
  }

  private mutating func cutWorst() {
    worst.sort { first, second in
      if first.margin != second.margin { return first.margin > second.margin }
      if first.id != second.id { return first.id.utf8.lexicographicallyPrecedes(second.id.utf8) }
      return first.text == second.text
        ? first.position < second.position
        : first.text.utf8.lexicographicallyPrecedes(second.text.utf8)
    }
    if worst.count > worstLimit { worst.removeLast(worst.count - worstLimit) }
  }
}

// MARK: - Taking in rows

extension ErrorEvidence {
  /// A comment as it was annotated.
  struct Comment {
    /// The gold row.
    let gold: GoldRow
    /// The text in UTF-8.
    let text: ArraySlice<UInt8>
    /// The place of the row in the run.
    let position: Int
  }

  /// Takes in an annotated comment with a gold label.
  ///
  /// - Parameters:
  ///   - comment: The comment.
  ///   - label: Its gold label.
  ///   - annotation: What was found in it, with the trace.
  ///   - commentWords: Its words.
  mutating func add(
    _ comment: Comment,
    _ label: SentimentLabel,
    _ annotation: borrowing Annotation,
    _ commentWords: CommentWords
  ) {
    let isWrong = annotation.label != label
    let place = Int(label.rawValue)
    goldRows[place] += 1
    if isWrong { wrongRows[place] += 1 }
    rows.add(isWrong)
    for rule in Self.rules(of: annotation) { rules[rule, default: Split()].add(isWrong) }
    for (word, isKnown) in commentWords.uncovered {
      words[word, default: WordRows()].all[place] += 1
      if isWrong { words[word, default: WordRows()].wrong[place] += 1 }
      if isKnown { words[word, default: WordRows()].isKnownElsewhere = true }
    }
    guard isWrong, worstLimit > 0 else { return }
    worst.append(
      WorstError(
        position: comment.position,
        gold: comment.gold,
        label: label,
        text: String(decoding: comment.text, as: UTF8.self),
        annotation: annotation
      )
    )
    // Sorted only now and then, so that a row costs little.
    if worst.count >= 2 * worstLimit + 64 { cutWorst() }
  }

  /// Brings the worst errors into their order.
  mutating func finish() { cutWorst() }

  private static func rules(of annotation: borrowing Annotation) -> Set<String> {
    guard annotation.status == .scored else { return [notScored] }
    guard !annotation.trace.isEmpty else { return [noEntry] }
    var rules = Set(annotation.trace.map(\.rule))
    // Every entry found is at work by `lexicon`; it tells nothing.
    rules.remove("lexicon")
    return rules
  }
}

extension ErrorEvidence.Split {
  /// Adds a row.
  mutating func add(_ isWrong: Bool) {
    if isWrong { wrong += 1 } else { right += 1 }
  }
}
