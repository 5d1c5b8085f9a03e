package import FeedbackModel

/// The bytes that a product of a chunk writes its rows to.
///
/// A class, so that a product can be handed on while its list has one owner. A copy of a product shares them: it is the
/// same output, not a second one.
///
/// Unchecked because the compiler cannot see it: a product is filled by one task, which hands it on when it is filled.
/// Accesses cannot overlap for the same reason, and are not checked as the program runs.
package final class OutputBytes: @unchecked Sendable {
  /// The bytes.
  @exclusivity(unchecked)
  package var list = WorkList<UInt8>()

  /// Creates an output of no bytes.
  package init() {}
}
