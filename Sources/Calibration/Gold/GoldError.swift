public import FeedbackModel

/// A gold file, or another file that is read beside it, that cannot be used.
public struct GoldError: Error, Sendable, CustomStringConvertible {
  /// The kind of mistake, for callers that switch on it.
  public enum Code: Hashable, Sendable {
    /// A file cannot be opened or read.
    case unreadable
    /// Lines do not say what a gold file says.
    case invalidLines
    /// No column or key holds a gold value.
    case noGold
    /// Two rows have the same id.
    case duplicateID
    /// Rows of another file do not belong to the gold rows.
    case unknownID
  }

  /// The most bad lines that an error lists.
  package static let listedLines = 20

  /// The kind of mistake.
  public let code: Code

  /// What is wrong where, one entry for each place.
  public let diagnostics: [Diagnostic]

  /// Creates an error.
  public init(_ code: Code, _ diagnostics: [Diagnostic]) {
    self.code = code
    self.diagnostics = diagnostics
  }

  /// The diagnostics, one a line.
  public var description: String { diagnostics.map(\.description).joined(separator: "\n") }
}

extension [Diagnostic] {
  /// Returns the first diagnostics, and one that counts the rest.
  package func cut(_ limit: Int = GoldError.listedLines) -> [Diagnostic] {
    guard count > limit else { return self }
    return prefix(limit) + [Diagnostic("and \(count - limit) more lines")]
  }
}
