import FeedbackModel
package import Ingestion

/// How annotated rows are written.
package enum RowOutputFormat: String, CaseIterable, Sendable {
  case csv
  case ndjson
}

/// The layout of the output: its format, and for CSV the columns of the input that are kept.
package struct RowOutput: Sendable {
  /// The format of all rows.
  package let format: RowOutputFormat

  /// The byte between cells of CSV.
  package var delimiter: UInt8

  /// The columns of the input, in order; for CSV.
  package let columns: [String]

  /// The same as bytes.
  let columnKeys: [[UInt8]]

  /// How the members of these columns begin, for NDJSON.
  let memberHeads: [MemberHead]

  /// Whether a last column takes, as JSON, the members of NDJSON objects that have no column of their own.
  package let hasRest: Bool

  /// The name of that column.
  package static let restColumn = "other_keys"

  /// Lays out the rows of a run by its first input.
  ///
  /// - Parameters:
  ///   - format: The format.
  ///   - schema: The layout of the first input.
  ///   - firstKeys: The keys of its first object, for NDJSON.
  package init(format: RowOutputFormat, schema: InputSchema, firstKeys: [String]) {
    self.format = format
    delimiter = schema.format == .csv ? schema.delimiter : UInt8(ascii: ",")
    switch schema.format {
    case .csv: columns = schema.columnNames
    case .ndjson: columns = firstKeys
    case .plainText: columns = ["text"]
    }
    columnKeys = columns.map { Array($0.utf8) }
    memberHeads =
      format == .ndjson ? columns.map { [columnKeys] in MemberHead($0, among: columnKeys) } : []
    hasRest = format == .csv && schema.format == .ndjson
  }

  /// Returns whether rows of another input, laid out by itself, fit under the header of this CSV.
  package func takes(_ other: RowOutput) -> Bool {
    hasRest == other.hasRest && (hasRest || columns == other.columns)
  }

  /// Returns the header line, or nothing for NDJSON.
  package func header(wantsTrace: Bool, topicIDs: [String]) -> [UInt8] {
    guard format == .csv else { return [] }
    var out: [UInt8] = []
    for (place, column) in (columns + (hasRest ? [Self.restColumn] : [])).enumerated() {
      if place > 0 { out.append(delimiter) }
      // Keys of NDJSON are kept as they were written; people read them without their escapes.
      let quoted = Array("\"\(column)\"".utf8)
      let bytes = hasRest ? JSONScalar.text(quoted.span) : Array(column.utf8)
      AnnotationText.append(csv: bytes.span, delimiter: delimiter, to: &out)
    }
    AnnotationCSV(topicIDs: topicIDs, delimiter: delimiter)
      .appendHeader(wantsTrace: wantsTrace, to: &out)
    out.append(UInt8(ascii: "\n"))
    return out
  }
}

/// How the member of a column begins behind the members of the annotation: its comma, its key and its colon.
struct MemberHead: Sendable {
  /// The bytes, with the key escaped, and `input_` before it where the annotation has such a key.
  let bytes: [UInt8]

  /// Whether the column is called `id`, which the annotation has first.
  let isID: Bool

  /// Creates the head of a column.
  init(_ column: String, among columns: [[UInt8]]) {
    let key = Array(column.utf8)
    let isTaken = TakenKeys.clashes(key[...]) { wanted in
      columns.contains { $0.elementsEqual(wanted) }
    }
    var out = WorkList<UInt8>()
    out.append(isTaken ? ",\"input_" : ",\"")
    AnnotationText.append(jsonInside: key.span, to: &out)
    out.append("\":")
    bytes = out.array
    isID = TakenKeys.isID(key.span)
  }
}
