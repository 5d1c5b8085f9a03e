/// Marks duplicates in the rows of chunks, in the order of the input.
package struct DuplicateMarking {
  private var finder = DuplicateFinder()
  private let format: RowOutputFormat
  private let delimiter: UInt8

  /// How many rows ahead memory is asked for.
  private static let ahead = 8

  /// How many rows were marked.
  package private(set) var count = 0

  /// Creates a marking that has seen no chunk.
  package init(layout: RowOutput) {
    format = layout.format
    delimiter = layout.delimiter
  }

  /// Returns the rows of the next chunk with the mark of duplicates in their flags.
  package mutating func marked(_ rows: AnnotatedRows) -> [UInt8] {
    var out: [UInt8] = []
    var copied = 0
    for (place, probe) in rows.probes.enumerated() {
      if place + Self.ahead < rows.probes.count {
        finder.prefetch(rows.probes[place + Self.ahead].key)
      }
      let id = rows.ids[Int(probe.id.lowerBound)..<Int(probe.id.upperBound)]
      guard let first = finder.firstID(of: probe.key, id: id) else { continue }
      count += 1
      let flags = Int(probe.flags.lowerBound)..<Int(probe.flags.upperBound)
      out.append(contentsOf: rows.bytes[copied..<flags.lowerBound])
      var mark = Array("duplicate_of:".utf8)
      mark.append(contentsOf: first)
      switch format {
      case .ndjson:
        AnnotationText.append(json: mark.span, to: &out)
        if probe.hasFlags { out.append(UInt8(ascii: ",")) }
      case .csv:
        if probe.hasFlags {
          mark.append(UInt8(ascii: ";"))
          mark.append(contentsOf: rows.bytes[flags])
        }
        AnnotationText.append(csv: mark.span, delimiter: delimiter, to: &out)
      }
      copied = flags.upperBound
    }
    // Most chunks have no duplicate, and nothing is copied then.
    guard copied > 0 else { return rows.bytes }
    out.append(contentsOf: rows.bytes[copied...])
    return out
  }
}
