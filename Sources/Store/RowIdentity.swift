import KPIModel

/// Puts together the bytes that a row is told by.
///
/// Each field goes in with its length, so that no two rows give the same bytes.
package struct RowIdentity: Sendable {
  private var scratch: [UInt8] = []
  private let source: [UInt8]

  /// Creates the identities of rows of one source.
  ///
  /// - Parameter source: The name of the source, within which ids are unique.
  package init(source: String) { self.source = Array(source.utf8) }

  /// Returns the key of the row with an id.
  package mutating func key(id: ArraySlice<UInt8>) -> Hash128 {
    start("id")
    append(id)
    return Hash128(of: scratch)
  }

  /// Returns the key of a row without an id: its content, and how many rows of that content stand before it in its file.
  package mutating func key(content: Hash128, ordinal: Int) -> Hash128 {
    start("content")
    append(content.bytes[...])
    append(ordinal)
    return Hash128(of: scratch)
  }

  /// Returns the hash of what a row says, its id left out.
  package mutating func content(of row: CommentRow, in block: CommentBlock) -> Hash128 {
    scratch.removeAll(keepingCapacity: true)
    for field in [row.text, row.respondent, row.channel, row.question, row.language] {
      append(field.map { block.bytes[$0] })
    }
    for number in [row.day, row.secondOfDay, row.epochSeconds, row.reach] { append(number) }
    append(row.isAnswered ? 1 : 0)
    append(row.isResolved.map { $0 ? 1 : 0 })
    append(row.segments.count)
    for segment in row.segments { append(block.bytes[segment]) }
    for (column, rating) in block.ratings.enumerated() {
      switch row.answers[column] {
      case .none: continue
      case .invalid: append(-1)
      case .code(let code): append(code)
      }
      append(ArraySlice(rating.name.utf8))
    }
    return Hash128(of: scratch)
  }

  private mutating func start(_ kind: String) {
    scratch.removeAll(keepingCapacity: true)
    append(ArraySlice(kind.utf8))
    append(source[...])
  }

  private mutating func append(_ bytes: ArraySlice<UInt8>?) {
    append(bytes?.count)
    if let bytes { scratch.append(contentsOf: bytes) }
  }

  /// Appends a number as a byte that says whether there is one, and its eight bytes.
  private mutating func append(_ number: Int?) {
    guard let number else {
      scratch.append(0)
      return
    }
    scratch.append(1)
    withUnsafeBytes(of: Int64(number).littleEndian) { scratch.append(contentsOf: $0) }
  }
}
