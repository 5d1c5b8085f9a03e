extension InputFormat {
  /// Returns whether a record is a row; blank lines of CSV and NDJSON are none.
  ///
  /// In plain text every line is a row, so that the rows count as `wc -l` counts them.
  @inline(__always)
  func isRow(_ record: Range<Int>, in base: UnsafePointer<UInt8>) -> Bool {
    switch self {
    case .plainText: return true
    case .csv: return !record.isEmpty
    case .ndjson:
      for offset in record where !isJSONSpace(base[offset]) { return true }
      return false
    }
  }

  @inline(__always)
  private func isJSONSpace(_ byte: UInt8) -> Bool {
    byte == Byte.space || byte == Byte.tab || byte == Byte.carriageReturn
  }
}
