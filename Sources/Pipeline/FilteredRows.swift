package import FeedbackModel
package import Ingestion

/// What comes of the rows of a chunk that pass a filter.
///
/// Rows that could not be read have nothing that a condition could be about; they are told, and pass only where there is none.
package struct FilteredRows<Product: ChunkProduct>: ChunkProduct {
  /// What comes of the rows that passed.
  package private(set) var product: Product

  /// The rows that passed.
  package private(set) var passed = 0

  /// The rows that could not be read, whatever the filter.
  package private(set) var rejects: [Reject] = []

  private let filter: RowFilter

  /// Creates the product of an empty chunk.
  package init(_ product: Product, _ filter: RowFilter) {
    self.product = product
    self.filter = filter
  }

  package mutating func add(
    _ annotation: borrowing Annotation,
    _ row: borrowing RowFields,
    _ record: Record,
    _ batch: borrowing RecordBatch,
    _ source: SourceContext,
    _ annotator: inout CommentAnnotator
  ) {
    guard filter.isEmpty || filter.passes(annotation, row, batch, source) else { return }
    passed += 1
    product.add(annotation, row, record, batch, source, &annotator)
  }

  package mutating func add(_ reject: Reject, _ source: SourceContext) {
    rejects.append(reject)
    if filter.isEmpty { product.add(reject, source) }
  }
}
