import FeedbackModel

/// The rows of a chunk with the marks of duplicates put in, as pieces of the rows and of the marks in turn.
///
/// Nothing is copied: the rows stay where the worker wrote them.
package struct MarkedRows: Sendable {
  /// Where a mark stands in place of what the worker wrote.
  struct Cut: Sendable {
    /// The bytes of the rows that it stands for.
    var replaced: Range<Int>
    /// The bytes of the mark end here within `marks`.
    var markEnd: Int
  }

  let rows: OutputBytes
  private(set) var cuts: [Cut] = []
  private(set) var marks: [UInt8] = []

  init(_ rows: OutputBytes) { self.rows = rows }

  /// Puts a mark in the place of some bytes, which stand behind those of the mark before.
  mutating func replace(_ range: Range<Int>, with mark: borrowing WorkList<UInt8>) {
    mark.withUnsafeElements { marks.append(contentsOf: $0) }
    cuts.append(Cut(replaced: range, markEnd: marks.count))
  }

  /// Calls a closure with the pieces in their order, which joined are the rows; they must not outlive the call.
  func withPieces<Result, Failure: Error>(
    _ body: (borrowing [UnsafeBufferPointer<UInt8>]) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try rows.list.withUnsafeElements { rows throws(Failure) in
      try marks.withUnsafeBufferPointer { marks throws(Failure) in
        var pieces: [UnsafeBufferPointer<UInt8>] = []
        pieces.reserveCapacity(cuts.count * 2 + 1)
        var (row, mark) = (0, 0)
        for cut in cuts {
          pieces.append(UnsafeBufferPointer(rebasing: rows[row..<cut.replaced.lowerBound]))
          pieces.append(UnsafeBufferPointer(rebasing: marks[mark..<cut.markEnd]))
          (row, mark) = (cut.replaced.upperBound, cut.markEnd)
        }
        pieces.append(UnsafeBufferPointer(rebasing: rows[row...]))
        return try body(pieces)
      }
    }
  }

  /// The rows as one array.
  package var bytes: [UInt8] {
    withPieces { pieces in pieces.flatMap { Array($0) } }
  }
}
