package import FeedbackModel
package import Ingestion

/// The annotated rows of a chunk as bytes, ready to be written.
package struct AnnotatedRows: ChunkProduct {
  /// A row whose flags may still get the mark of a duplicate, which only the order of the whole input tells.
  struct Probe: Sendable {
    /// The hash of the text.
    var key: UInt64
    /// The bytes of the id within `ids`.
    var id: Range<Int32>
    /// The bytes of the flags within `bytes`; for JSON an empty range behind the opening bracket.
    var flags: Range<Int32>
    /// Whether flags stand there already.
    var hasFlags: Bool
  }

  /// The rows, each with its line end.
  package private(set) var bytes: [UInt8] = []

  /// The rows that could not be read.
  package private(set) var rejects: [Reject] = []

  private(set) var probes: [Probe] = []
  private(set) var ids: [UInt8] = []

  private let layout: RowOutput
  private let json: AnnotationJSON
  private let csv: AnnotationCSV
  private let wantsTrace: Bool

  /// Creates the product of an empty chunk.
  package init(layout: RowOutput, topicIDs: [String], wantsTrace: Bool) {
    self.layout = layout
    self.wantsTrace = wantsTrace
    json = AnnotationJSON(topicIDs: topicIDs)
    csv = AnnotationCSV(topicIDs: topicIDs, delimiter: layout.delimiter)
  }

  package mutating func add(
    _ annotation: borrowing Annotation,
    _ row: borrowing RowFields,
    _ record: Record,
    _ batch: borrowing RecordBatch,
    _ source: SourceContext,
    _ annotator: inout CommentAnnotator
  ) {
    let idStart = ids.count
    if let id = row.id {
      ids.append(contentsOf: batch.bytes[id])
    } else {
      AnnotationText.append("\(source.schema.path):\(row.line)", to: &ids)
    }
    let flags: Range<Int>
    switch layout.format {
    case .ndjson:
      appendID(idStart, &bytes)
      let place = json.append(annotation, wantsTrace: wantsTrace, to: &bytes)
      flags = place..<place
      appendOriginal(record, row, batch, source)
      bytes.append(UInt8(ascii: "}"))
    case .csv:
      appendCells(record, batch, source)
      flags = csv.append(annotation, wantsTrace: wantsTrace, to: &bytes)
    }
    bytes.append(UInt8(ascii: "\n"))
    guard DuplicateProbe.counts(batch.bytes.span.extracting(row.text)) else {
      ids.removeLast(ids.count - idStart)
      return
    }
    probes.append(
      Probe(
        key: DuplicateFinder.key(of: batch.bytes.span.extracting(row.text)),
        id: Int32(idStart)..<Int32(ids.count),
        flags: Int32(flags.lowerBound)..<Int32(flags.upperBound),
        hasFlags: annotation.scoreTextMismatch
      )
    )
  }

  package mutating func add(_ reject: Reject, _ source: SourceContext) {
    rejects.append(reject)
    var annotation = Annotation()
    annotation.status = .rejected
    switch layout.format {
    case .ndjson:
      let line = reject.location.line ?? 0
      let idStart = ids.count
      AnnotationText.append("\(source.schema.path):\(line)", to: &ids)
      appendID(idStart, &bytes)
      ids.removeLast(ids.count - idStart)
      json.append(annotation, wantsTrace: wantsTrace, to: &bytes)
      AnnotationText.append(",\"reject\":", to: &bytes)
      AnnotationText.append(json: reject.reason, to: &bytes)
      bytes.append(UInt8(ascii: "}"))
    case .csv:
      let count = layout.columns.count + (layout.hasRest ? 1 : 0)
      for _ in 1..<max(1, count) { bytes.append(layout.delimiter) }
      csv.append(annotation, wantsTrace: wantsTrace, to: &bytes)
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  private func appendID(_ start: Int, _ out: inout [UInt8]) {
    AnnotationText.append("{\"id\":", to: &out)
    AnnotationText.append(json: ids.span.extracting(start..<ids.count), to: &out)
  }
}

// MARK: - The original columns

extension AnnotatedRows {
  /// Appends the members of the input's row behind the annotation.
  private mutating func appendOriginal(
    _ record: Record,
    _ row: borrowing RowFields,
    _ batch: borrowing RecordBatch,
    _ source: SourceContext
  ) {
    if source.schema.format == .ndjson {
      let members = batch.members[record.members]
      for member in members {
        let key = batch.bytes.span.extracting(member.key)
        if TakenKeys.isID(key), isID(batch.bytes.span.extracting(member.value), row, batch) {
          continue
        }
        let isTaken = TakenKeys.clashes(batch.bytes[member.key]) { wanted in
          members.contains { batch.bytes[$0.key].elementsEqual(wanted) }
        }
        // Keys of NDJSON stand as they were written, escapes and all.
        bytes.append(UInt8(ascii: ","))
        AnnotationText.append(isTaken ? "\"input_" : "\"", to: &bytes)
        bytes.append(contentsOf: batch.bytes[member.key])
        AnnotationText.append("\":", to: &bytes)
        bytes.append(contentsOf: batch.bytes[member.value])
      }
      return
    }
    for (place, cell) in batch.cells[record.cells].enumerated() {
      let name = place < layout.columns.count ? layout.columns[place] : "column_\(place + 1)"
      let key = Array(name.utf8)
      if TakenKeys.isID(key.span), source.id == place, row.id != nil { continue }
      let isTaken = TakenKeys.clashes(key[...]) { wanted in
        layout.columns.contains { $0.utf8.elementsEqual(wanted) }
      }
      bytes.append(UInt8(ascii: ","))
      AnnotationText.append(isTaken ? "\"input_" : "\"", to: &bytes)
      AnnotationText.append(jsonInside: key.span, to: &bytes)
      AnnotationText.append("\":", to: &bytes)
      AnnotationText.append(json: batch.bytes.span.extracting(cell.range), to: &bytes)
    }
  }

  /// Returns whether a member's value is the id that the row is written under.
  private func isID(
    _ value: Span<UInt8>,
    _ row: borrowing RowFields,
    _ batch: borrowing RecordBatch
  ) -> Bool {
    guard let id = row.id else { return false }
    return JSONScalar.text(value).elementsEqual(batch.bytes[id])
  }

  /// Appends the cells of the input's row before the annotation.
  private mutating func appendCells(
    _ record: Record,
    _ batch: borrowing RecordBatch,
    _ source: SourceContext
  ) {
    if source.schema.format == .ndjson {
      appendMembers(record, batch)
      return
    }
    let cells = batch.cells[record.cells]
    let isPlain =
      source.schema.format == .csv && source.schema.delimiter == layout.delimiter
      && cells.allSatisfy { !AnnotationText.isFormula(batch.bytes.span.extracting($0.range)) }
    if isPlain {
      bytes.append(contentsOf: batch.bytes[record.raw])
      return
    }
    for (place, cell) in cells.enumerated() {
      if place > 0 { bytes.append(layout.delimiter) }
      append(cell: batch.bytes.span.extracting(cell.range))
    }
  }

  private mutating func append(cell: Span<UInt8>) {
    AnnotationText.append(csv: cell, delimiter: layout.delimiter, to: &bytes)
  }

  /// Appends the members of an object under the columns of the first one, and the rest as JSON.
  private mutating func appendMembers(_ record: Record, _ batch: borrowing RecordBatch) {
    var rest: [UInt8] = []
    let members = batch.members[record.members]
    for (place, column) in layout.columns.enumerated() {
      if place > 0 { bytes.append(layout.delimiter) }
      guard
        let member = members.first(where: { batch.bytes[$0.key].elementsEqual(column.utf8) })
      else { continue }
      let value = JSONScalar.text(batch.bytes.span.extracting(member.value))
      append(cell: value.span)
    }
    for member in members {
      let name = String(decoding: batch.bytes[member.key], as: UTF8.self)
      guard !layout.columns.contains(name) else { continue }
      rest.append(UInt8(ascii: rest.isEmpty ? "{" : ","))
      rest.append(UInt8(ascii: "\""))
      rest.append(contentsOf: batch.bytes[member.key])
      AnnotationText.append("\":", to: &rest)
      rest.append(contentsOf: batch.bytes[member.value])
    }
    if !rest.isEmpty { rest.append(UInt8(ascii: "}")) }
    bytes.append(layout.delimiter)
    append(cell: rest.span)
  }
}

/// The keys of annotations, as bytes.
enum TakenKeys {
  private static let keys = Set(AnnotationJSON.keys.map { Array($0.utf8)[...] })
  private static let prefix = Array("input_".utf8)

  /// Returns whether a member of the input must be written under `input_…`.
  ///
  /// So must `input_label` itself where the row has `label` too, as in a file that was annotated before.
  ///
  /// - Parameters:
  ///   - key: The member's key.
  ///   - isThere: Says whether the row has a member of another name.
  /// - Returns: Whether the key would stand twice.
  static func clashes(
    _ key: ArraySlice<UInt8>,
    isThere: (ArraySlice<UInt8>) -> Bool
  ) -> Bool {
    if keys.contains(key) { return true }
    guard key.starts(with: prefix) else { return false }
    let inner = key.dropFirst(prefix.count)
    return isThere(inner) && clashes(inner, isThere: isThere)
  }

  static func isID(_ key: Span<UInt8>) -> Bool {
    key.count == 2 && key[0] == UInt8(ascii: "i") && key[1] == UInt8(ascii: "d")
  }
}

/// Which comments can be duplicates.
enum DuplicateProbe {
  /// Returns whether a text has so many words that saying it twice is no accident.
  static func counts(_ text: Span<UInt8>) -> Bool {
    var words = 0
    var isInside = false
    for index in text.indices {
      let isBlank = text[index] <= 0x20
      if !isBlank, !isInside {
        words += 1
        if words == DuplicateFinder.fewestWords { return true }
      }
      isInside = !isBlank
    }
    return false
  }
}
