/// One segment column and the value that a row has in it.
public struct SegmentValue: Hashable, Sendable {
  /// The name of the column.
  public var name: String

  /// The value of the row, as it was read.
  public var value: String

  /// Creates a segment value.
  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}

/// The segments of a run, numbered from 1 in the order in which they were first seen; 0 is none.
///
/// A segment is one combination of values in the segment columns. Each worker may number for itself: `merge` gives the
/// map with which `KPIPartial.merge(_:segments:)` translates the worker's cells. Merged in input order, the numbers are
/// the same for any cut of the input.
public struct SegmentTable: Sendable {
  /// The names of the segment columns.
  public let columns: [String]

  private var table = ByteStringTable()
  private var scratch: [UInt8] = []

  /// Creates a table without segments.
  public init(columns: [String] = []) { self.columns = columns }

  /// The number of different segments, none included.
  public var count: Int { table.count + 1 }

  /// Returns the number of the segment with the given values, one for each column, and numbers it when it is new.
  ///
  /// - Returns: 0 when the table has no columns.
  /// - Precondition: There is a value for each column.
  /// - Complexity: O(*bytes*); allocates only for a new segment.
  public mutating func index(of values: [ArraySlice<UInt8>]) -> Int {
    precondition(values.count == columns.count, "A segment has a value for each column.")
    guard !columns.isEmpty else { return 0 }
    scratch.removeAll(keepingCapacity: true)
    for value in values {
      withUnsafeBytes(of: UInt32(truncatingIfNeeded: value.count).littleEndian) {
        scratch.append(contentsOf: $0)
      }
      scratch.append(contentsOf: value)
    }
    return scratch.withUnsafeBufferPointer { table.insert($0, limit: .max) } + 1
  }

  /// Returns the number of the segment with the given values, and numbers it when it is new.
  public mutating func index(of values: [String]) -> Int {
    index(of: values.map { ArraySlice($0.utf8) })
  }

  /// The values of a segment, in the order of the columns; empty for 0.
  public subscript(index: Int) -> [SegmentValue] {
    guard index > 0 else { return [] }
    let packed = table[index - 1]
    var values: [SegmentValue] = []
    var position = packed.startIndex
    for name in columns {
      let count = (0..<4).reduce(0) { $0 | Int(packed[position + $1]) << ($1 * 8) }
      position += 4
      let bytes = packed[position..<position + count]
      values.append(SegmentValue(name: name, value: String(decoding: bytes, as: UTF8.self)))
      position += count
    }
    return values
  }

  /// Takes over the segments of a table with the same columns.
  ///
  /// - Returns: The number here of each segment there; the first element is 0.
  public mutating func merge(_ other: SegmentTable) -> [Int] {
    precondition(columns == other.columns, "Only tables of the same columns merge.")
    var map = [0]
    map.reserveCapacity(other.count)
    for index in 0..<other.table.count {
      map.append(other.table[index].withUnsafeBufferPointer { table.insert($0, limit: .max) } + 1)
    }
    return map
  }
}
