/// The texts of comments end to end in one buffer.
struct CommentTexts: Sendable {
  /// The bytes of all texts.
  private(set) var bytes: [UInt8] = []

  /// Where each text ends; it begins where the one before it ends.
  private(set) var ends: [Int] = []

  /// Reads the comments of a file that are not empty.
  ///
  /// - Throws: `IngestionError` when the file cannot be read.
  init(of path: String) throws {
    try CommentFile.forEachComment(of: path) { append($0) }
  }

  /// Takes texts in their order.
  init(_ texts: [[UInt8]]) {
    for text in texts { append(text[...]) }
  }

  private mutating func append(_ text: ArraySlice<UInt8>) {
    bytes += text
    ends.append(bytes.count)
  }
}
