public import FeedbackModel

/// Why the word lists could not be used.
public struct LexiconError: Error, Sendable, CustomStringConvertible {
  /// What kind of fault it is.
  public enum Code: Sendable {
    /// No folder of word lists was found.
    case notFound
    /// A file could not be read.
    case unreadable
    /// One or more lines are wrong; all of them are listed.
    case invalidLines
    /// A taxonomy of that name does not exist.
    case unknownTaxonomy
  }

  /// What callers switch on.
  public let code: Code

  /// Every fault, in the order of files and lines; at least one.
  public let diagnostics: [Diagnostic]

  /// Creates an error.
  package init(_ code: Code, _ diagnostics: [Diagnostic]) {
    self.code = code
    self.diagnostics = diagnostics
  }

  /// The faults, a line each.
  public var description: String {
    diagnostics.map(\.description).joined(separator: "\n")
  }
}
