public import FeedbackModel

/// Why an input cannot be read.
public struct IngestionError: Error, Sendable, CustomStringConvertible {
  /// The kinds of failure that a caller may tell apart.
  public enum Code: String, Sendable, CaseIterable {
    case fileNotFound
    case isDirectory
    case permissionDenied
    case readFailed
    case emptyFile
    case binaryFile
    case truncatedFile
    case damagedFile
    case unknownEncoding
    case uncertainEncoding
    case missingColumn
    case unclosedQuote
    case recordTooLong
    case jsonArray
    case ambiguousDateOrder
    case unknownTimeZone
    case invalidYAML
    case invalidGoal
    case invalidTable
    case invalidScaleMap
    case invalidDictionary
  }

  /// The kind of failure.
  public var code: Code

  /// What was found where, and how to mend it.
  public var diagnostic: Diagnostic

  /// Creates an error.
  public init(_ code: Code, _ diagnostic: Diagnostic) {
    self.code = code
    self.diagnostic = diagnostic
  }

  /// The diagnostic on one line.
  public var description: String { diagnostic.description }
}
