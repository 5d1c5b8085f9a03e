import Tokenization

/// Holds the word boundaries of a file against ICU's, comment by comment.
struct BoundaryCheck {
  /// The comments looked at.
  private(set) var comments = 0
  /// The stretches between boundaries, as Earshot finds them.
  private(set) var boundaries = 0
  /// Those of them that are words, numbers, kana or ideographs.
  private(set) var words = 0
  /// The comments whose boundaries or rule statuses are not ICU's.
  private(set) var differences = 0
  /// The first of these.
  private(set) var firstDifference: [UInt8]?

  /// ICU's least rule status of a word; what is below is blanks, marks and symbols.
  private static let leastWordStatus: UInt16 = 100

  private let tokenizer = Tokenizer()
  private let icu = ICUBreaker(.words)
  private var found = Boundaries()
  private var expected = Boundaries()

  /// Begins a check of nothing.
  init() {}

  /// Checks all comments of a file.
  ///
  /// - Throws: `IngestionError` when the file cannot be read.
  init(of path: String) throws {
    self.init()
    try CommentFile.forEachComment(of: path) { add($0.span) }
  }

  /// Checks one comment.
  mutating func add(_ text: Span<UInt8>) {
    tokenizer.wordBoundaries(in: text, into: &found)
    icu.find(in: text, into: &expected)
    comments += 1
    boundaries += found.ends.count
    words += found.classes.count { $0 >= Self.leastWordStatus }
    guard found != expected else { return }
    differences += 1
    if firstDifference == nil { firstDifference = text.indices.map { text[$0] } }
  }
}
