import CScanning

/// Finds the ends of many cells and records at once, by vectors.
///
/// It knows the regular ways to write CSV and stops before a record that is written otherwise; such a record is for
/// whoever goes byte by byte. Where it goes on, both find the same.
///
/// An island of unsafe code: the C function is told how much room the two lists have and writes no more.
struct CSVScan: Sendable {
  /// The end of a cell or a record.
  struct End {
    let bits: UInt32

    /// The offset of the delimiter, or of the last byte of the line end.
    @inline(__always)
    var offset: Int { Int(bits & ~EARSHOT_CSV_DOUBLED) }

    /// Whether a doubled quote stands in the cell.
    @inline(__always)
    var hasDoubledQuote: Bool { bits & EARSHOT_CSV_DOUBLED != 0 }
  }

  /// The most ends that are found at once.
  static let room = 4096

  /// How many ends were found.
  private(set) var count = 0

  /// How many of them end a record.
  private(set) var recordCount = 0

  private var ends = [UInt32](repeating: 0, count: Self.room)
  private var lines = [UInt32](repeating: 0, count: Self.room)

  /// The level of vectors to use; nil for the widest.
  private let level: Int?

  /// Creates a scan.
  ///
  /// - Parameter level: The level of vectors, 0 for none; nil for the widest. One that the CPU lacks traps.
  init(level: Int? = nil) {
    precondition(level.map { $0 <= Self.widestLevel } ?? true, "The CPU has no such vectors.")
    self.level = level
  }

  /// The highest level of vectors that this CPU has.
  static var widestLevel: Int { Int(earshot_widest_vectors()) }

  /// Whether texts with a delimiter and of a length can be scanned at all.
  static func canScan(delimiter: UInt8, count: Int) -> Bool {
    count <= Int32.max && delimiter != Byte.quote && delimiter != Byte.lineFeed
      && delimiter != Byte.carriageReturn
  }

  /// The end at a place.
  @inline(__always)
  subscript(place: Int) -> End { End(bits: ends[place]) }

  /// Returns how many line ends there are from the start of the scan to the end of a record.
  @inline(__always)
  func lines(throughRecord record: Int) -> Int { Int(lines[record]) }

  /// Finds ends from the beginning of a record on, as far as there is room.
  ///
  /// - Parameters:
  ///   - base: The text; it must hold `count` bytes.
  ///   - start: Where a record begins.
  ///   - count: Where the text ends.
  ///   - delimiter: The byte between cells, for which `canScan` holds.
  ///   - cells: Whether the ends of cells are wanted too, not just those of records.
  mutating func find(
    in base: UnsafePointer<UInt8>,
    from start: Int,
    to count: Int,
    delimiter: UInt8,
    cells: Bool
  ) {
    let level = Int32(level ?? Int(earshot_vectors_in_use()))
    let found = ends.withUnsafeMutableBufferPointer { ends in
      lines.withUnsafeMutableBufferPointer { lines in
        // In bounds: both lists have `room` elements.
        earshot_scan_csv_by(
          level,
          base,
          Int64(start),
          Int64(count),
          delimiter,
          cells,
          ends.baseAddress,
          lines.baseAddress,
          Int64(Self.room)
        )
      }
    }
    self.count = Int(found.ends)
    recordCount = Int(found.records)
  }
}
