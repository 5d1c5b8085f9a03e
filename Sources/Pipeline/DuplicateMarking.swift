import FeedbackModel

/// Marks duplicates in the rows of chunks, in the order of the input.
package struct DuplicateMarking: ~Copyable {
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
  package mutating func marked(_ rows: AnnotatedRows) -> MarkedRows {
    var marked = MarkedRows(rows.out)
    let probes = rows.probes
    // Out of `self`, so that looking up keeps nothing else from being read.
    var finder = DuplicateFinder()
    swap(&finder, &self.finder)
    defer { swap(&finder, &self.finder) }
    rows.ids.list.withSpan { ids in
      let probes = probes.span
      for place in probes.indices {
        if place + Self.ahead < probes.count {
          finder.prefetch(probes[place + Self.ahead].key)
        }
        let probe = probes[place]
        let id = ids.extracting(Int(probe.id.start)..<Int(probe.id.end))
        guard let first = finder.first(of: probe.key, id: id) else { continue }
        count += 1
        let mark = self.mark(naming: first, of: finder, probe, rows)
        marked.replace(probe.flags.range, with: mark)
      }
    }
    return marked
  }

  /// Returns the flags of a row that says what another said before.
  private func mark(
    naming first: DuplicateFinder.Entry,
    of finder: borrowing DuplicateFinder,
    _ probe: AnnotatedRows.Probe,
    _ rows: AnnotatedRows
  ) -> WorkList<UInt8> {
    var text = WorkList<UInt8>()
    text.append("duplicate_of:")
    finder.appendID(of: first, to: &text)
    var mark = WorkList<UInt8>()
    switch format {
    case .ndjson:
      text.withSpan { AnnotationText.append(json: $0, to: &mark) }
      if probe.hasFlags { mark.append(UInt8(ascii: ",")) }
    case .csv:
      if probe.hasFlags {
        text.append(UInt8(ascii: ";"))
        rows.out.list.withSpan { text.append(contentsOf: $0.extracting(probe.flags.range)) }
      }
      text.withSpan { AnnotationText.append(csv: $0, delimiter: delimiter, to: &mark) }
    }
    return mark
  }
}
