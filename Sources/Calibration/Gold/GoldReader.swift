package import FeedbackModel
package import Ingestion
package import Pipeline

/// Reads what gold files say of comments, row by row, out of the records that the pipeline reads.
///
/// A value: each chunk's product has its own, so that the memory of keys is no shared state.
package struct GoldReader: Sendable {
  /// What is wrong with the rows so far, in their order.
  package private(set) var diagnostics: [Diagnostic] = []

  /// What the rows so far said anywhere.
  package private(set) var seen: Set<GoldField> = []

  private let columns: GoldColumns
  private let groupCount: Int
  private let labels: LabelMap
  private var memory: [String: [GoldField]] = [:]

  /// Creates a reader of columns that go by some names.
  package init(_ names: GoldNames) {
    columns = GoldColumns(names)
    groupCount = names.groups.count
    labels = names.labels
  }

  /// Reads a row.
  ///
  /// A value that means nothing is left out and adds to `diagnostics`.
  ///
  /// - Parameters:
  ///   - record: The row as it stood.
  ///   - batch: The bytes that the record points into.
  ///   - row: The fields that the pipeline found.
  ///   - source: The input.
  /// - Returns: What people said about the comment.
  package mutating func row(
    _ record: Record,
    _ batch: borrowing RecordBatch,
    _ row: borrowing RowFields,
    _ source: SourceContext
  ) -> GoldRow {
    var gold = GoldRow()
    gold.location = SourceLocation(file: source.schema.path, line: record.line)
    gold.id =
      row.id.map { String(decoding: batch.bytes[$0], as: UTF8.self) } ?? gold.location.description
    gold.day = row.day
    if let column = source.ratings.first, let code = row.ratings.first ?? nil {
      gold.rating = RatingPolarity.polarity(of: Double(code), on: column.parser.scale)
      gold.hasInvalidRating = code == RowFields.invalidRating
    }
    gold.groups = Array(repeating: nil, count: groupCount)
    for (column, value) in Self.values(of: record, batch, source.schema) {
      let fields = fields(of: column)
      guard !fields.isEmpty, let value = value() else { continue }
      for field in fields {
        seen.insert(field)
        guard !value.isMissing else { continue }
        do throws(SenselessValue) {
          try gold.take(value, as: field, column, labels)
        } catch {
          diagnostics.append(
            Diagnostic(error.message, at: gold.location, remedy: error.remedy)
          )
        }
      }
    }
    return gold
  }

  private mutating func fields(of column: String) -> [GoldField] {
    if let known = memory[column] { return known }
    let fields = columns.fields(of: column)
    // Keys are few; a file with a new one in every row must not fill the memory.
    if memory.count < 1_000 { memory[column] = fields }
    return fields
  }

  /// Returns the named values of a record; a value is decoded only when it is asked for.
  package static func values(
    of record: Record,
    _ batch: borrowing RecordBatch,
    _ schema: InputSchema
  ) -> [(column: String, value: () -> GoldValue?)] {
    let bytes = batch.bytes
    if schema.format == .ndjson {
      return batch.members[record.members].map { member in
        let key = bytes[member.key]
        let quoted = [UInt8(ascii: "\"")] + key + [UInt8(ascii: "\"")]
        let name =
          key.contains(UInt8(ascii: "\\"))
          ? JSONNode(quoted)?.string ?? "" : String(decoding: key, as: UTF8.self)
        return (name, { JSONNode(bytes[member.value]).map(GoldValue.json) })
      }
    }
    return zip(schema.columnNames, batch.cells[record.cells]).map { name, cell in
      (name, { .text(String(decoding: bytes[cell.range], as: UTF8.self)) })
    }
  }
}

extension GoldRow {
  /// Takes in a value.
  fileprivate mutating func take(
    _ value: GoldValue,
    as field: GoldField,
    _ column: String,
    _ labels: LabelMap
  ) throws(SenselessValue) {
    switch field {
    case .label: label = try value.label(column, labels)
    case .secondCoder: secondLabel = try value.label(column, labels, option: "--second-coder")
    case .score: score = try value.number(column)
    case .kpi: kpi = try value.number(column)
    case .topics: topics = try value.names(column)
    case .aspects: aspects = try value.aspects(labels)
    case .complaint: complaint = try value.truth(column)
    case .group(let place): groups[place] = value.group
    }
  }
}
