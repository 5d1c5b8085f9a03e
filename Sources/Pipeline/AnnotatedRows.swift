package import FeedbackModel
package import Ingestion

/// The annotated rows of a chunk as bytes, ready to be written.
package struct AnnotatedRows: ChunkProduct {
  /// A row whose flags may still get the mark of a duplicate, which only the order of the whole input tells.
  struct Probe: Sendable {
    /// The hash of the text.
    var key: UInt64
    /// The bytes of the id within `ids`.
    var id: TextSpan
    /// The bytes of the flags within `bytes`; for JSON an empty range behind the opening bracket.
    var flags: TextSpan
    /// Whether flags stand there already.
    var hasFlags: Bool
  }

  /// The rows, each with its line end.
  package var bytes: [UInt8] { out.list.array }

  /// The rows that could not be read.
  package private(set) var rejects: [Reject] = []

  private(set) var probes: [Probe] = []
  let out = OutputBytes()
  let ids = OutputBytes()

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
    makeRoom(for: batch)
    // What does not count is neither a duplicate nor what others are duplicates of.
    let isProbed =
      annotation.exclusion == nil && DuplicateProbe.counts(batch.bytes.span.extracting(row.text))
    let idStart = ids.list.count
    if isProbed || layout.format == .ndjson { appendID(of: row, batch, source) }
    let flags: Range<Int>
    switch layout.format {
    case .ndjson:
      openObject(idStart)
      let place = json.append(annotation, wantsTrace: wantsTrace, to: &out.list)
      flags = place..<place
      appendOriginal(record, row, batch, source)
      out.list.append("}\n")
    case .csv:
      appendCells(record, batch, source)
      flags = csv.append(annotation, wantsTrace: wantsTrace, to: &out.list)
      out.list.append(UInt8(ascii: "\n"))
    }
    guard isProbed else { return ids.list.removeLast(ids.list.count - idStart) }
    probes.append(
      Probe(
        key: DuplicateFinder.key(of: batch.bytes.span.extracting(row.text)),
        id: TextSpan(idStart, ids.list.count),
        flags: TextSpan(flags.lowerBound, flags.upperBound),
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
      let idStart = ids.list.count
      AnnotationText.append("\(source.schema.path):\(line)", to: &ids.list)
      openObject(idStart)
      ids.list.removeLast(ids.list.count - idStart)
      json.append(annotation, wantsTrace: wantsTrace, to: &out.list)
      out.list.append(",\"reject\":")
      AnnotationText.append(json: reject.reason, to: &out.list)
      out.list.append("}\n")
    case .csv:
      let count = layout.columns.count + (layout.hasRest ? 1 : 0)
      for _ in 1..<max(1, count) { out.list.append(layout.delimiter) }
      csv.append(annotation, wantsTrace: wantsTrace, to: &out.list)
      out.list.append(UInt8(ascii: "\n"))
    }
  }

  /// The bytes that the annotation of a row mostly takes.
  private static let usualBytesPerRow = 112

  /// Makes room for the rows of a chunk before the first of them.
  @inline(__always)
  private mutating func makeRoom(for batch: borrowing RecordBatch) {
    guard out.list.isEmpty else { return }
    let rows = batch.records.count
    out.list.reserve(batch.bytes.count + rows * Self.usualBytesPerRow)
    probes.reserveCapacity(rows)
  }

  /// Appends the id of a row to the ids: its own, or where it stands.
  private func appendID(
    of row: borrowing RowFields,
    _ batch: borrowing RecordBatch,
    _ source: SourceContext
  ) {
    if let id = row.id {
      ids.list.append(contentsOf: batch.bytes.span.extracting(id))
    } else {
      AnnotationText.append("\(source.schema.path):\(row.line)", to: &ids.list)
    }
  }

  private func openObject(_ idStart: Int) {
    out.list.append("{\"id\":")
    ids.list.withSpan { ids in
      AnnotationText.append(json: ids.extracting(idStart..<ids.count), to: &out.list)
    }
  }
}

// MARK: - The original columns

extension AnnotatedRows {
  /// Appends the members of the input's row behind the annotation.
  private func appendOriginal(
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
        out.list.append(isTaken ? ",\"input_" : ",\"")
        out.list.append(contentsOf: key)
        out.list.append("\":")
        out.list.append(contentsOf: batch.bytes.span.extracting(member.value))
      }
      return
    }
    for (place, cell) in record.cells.enumerated() {
      let head =
        place < layout.memberHeads.count
        ? layout.memberHeads[place]
        : MemberHead("column_\(place + 1)", among: layout.columnKeys)
      if head.isID, source.id == place, row.id != nil { continue }
      out.list.append(contentsOf: head.bytes.span)
      AnnotationText.append(
        json: batch.bytes.span.extracting(batch.cells[cell].range),
        to: &out.list
      )
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
  private func appendCells(
    _ record: Record,
    _ batch: borrowing RecordBatch,
    _ source: SourceContext
  ) {
    if source.schema.format == .ndjson {
      appendMembers(record, batch)
      return
    }
    let isPlain =
      source.schema.format == .csv && source.schema.delimiter == layout.delimiter
      && !hasFormula(record, batch)
    if isPlain {
      out.list.append(contentsOf: batch.bytes.span.extracting(record.raw))
      return
    }
    for place in record.cells {
      if place > record.cells.lowerBound { out.list.append(layout.delimiter) }
      append(cell: batch.bytes.span.extracting(batch.cells[place].range))
    }
  }

  /// Returns whether a spreadsheet would take some cell for a formula.
  @inline(__always)
  private func hasFormula(_ record: Record, _ batch: borrowing RecordBatch) -> Bool {
    for place in record.cells {
      let range = batch.cells[place].range
      if !range.isEmpty, AnnotationText.mayBeginFormula(batch.bytes[range.lowerBound]),
        AnnotationText.isFormula(batch.bytes.span.extracting(range))
      {
        return true
      }
    }
    return false
  }

  private func append(cell: Span<UInt8>) {
    AnnotationText.append(csv: cell, delimiter: layout.delimiter, to: &out.list)
  }

  /// Appends the members of an object under the columns of the first one, and the rest as JSON.
  private func appendMembers(_ record: Record, _ batch: borrowing RecordBatch) {
    let isLikeFirst = hasMembersOfColumns(record, batch)
    for (place, column) in layout.columnKeys.enumerated() {
      if place > 0 { out.list.append(layout.delimiter) }
      let member =
        isLikeFirst
        ? record.members.lowerBound + place
        : record.members.last { batch.bytes[batch.members[$0].key].elementsEqual(column) }
      guard let member else { continue }
      append(textOf: batch.bytes.span.extracting(batch.members[member].value))
    }
    out.list.append(layout.delimiter)
    if !isLikeFirst { appendRest(record, batch) }
  }

  /// Returns whether an object has just the columns' keys in the columns' order, as most objects of a file have.
  private func hasMembersOfColumns(_ record: Record, _ batch: borrowing RecordBatch) -> Bool {
    guard record.members.count == layout.columnKeys.count else { return false }
    for (place, member) in record.members.enumerated() {
      let key = batch.bytes.span.extracting(batch.members[member].key)
      let column = layout.columnKeys[place]
      guard column.span.isSame(as: key) else { return false }
    }
    return true
  }

  private func append(textOf value: Span<UInt8>) {
    if let plain = JSONScalar.plainText(of: value) {
      return append(cell: value.extracting(plain))
    }
    var text = WorkList<UInt8>()
    JSONScalar.append(textOf: value, to: &text)
    text.withSpan { append(cell: $0) }
  }

  /// Appends the members that have no column, as one cell.
  private func appendRest(_ record: Record, _ batch: borrowing RecordBatch) {
    var rest = WorkList<UInt8>()
    for place in record.members {
      let member = batch.members[place]
      let key = batch.bytes[member.key]
      guard !layout.columnKeys.contains(where: { key.elementsEqual($0) }) else { continue }
      rest.append(rest.isEmpty ? "{\"" : ",\"")
      rest.append(contentsOf: batch.bytes.span.extracting(member.key))
      rest.append("\":")
      rest.append(contentsOf: batch.bytes.span.extracting(member.value))
    }
    if !rest.isEmpty { rest.append(UInt8(ascii: "}")) }
    rest.withSpan { append(cell: $0) }
  }
}

extension Span where Element == UInt8 {
  /// Returns whether two spans have the same bytes.
  fileprivate func isSame(as other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    for index in indices where self[index] != other[index] { return false }
    return true
  }
}
