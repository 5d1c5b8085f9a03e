import Ingestion
import LexiconMatching

/// Opens the first input of a run on another thread, while the word lists are compiled.
///
/// What is wrong with the input is told when the run asks for it, so that faults come in the same order as without.
package struct InputAhead: Sendable {
  private let opened: Ahead<Result<OpenedInput, any Error>>

  /// Begins to open the input.
  ///
  /// - Parameter options: Those of the run; with at least one path.
  package init(_ options: RunOptions) {
    opened = Ahead { Result { try OpenedInput(options, index: 0) } }
  }

  /// Returns the input once it is open; nil where it was taken before.
  ///
  /// - Throws: `IngestionError` where it cannot be opened.
  func take() throws -> OpenedInput? { try opened.take()?.get() }
}

/// An input, and what was found out about it.
///
/// Unchecked because whoever opened the source hands it on and keeps nothing of it.
struct OpenedInput: @unchecked Sendable {
  let source: InputSource
  let context: SourceContext

  /// Opens an input of a run.
  ///
  /// - Throws: `IngestionError`.
  init(_ options: RunOptions, index: Int) throws {
    source = try InputSource(path: options.paths[index], options: options.input)
    context = try SourceContext(source, index: index, options: options)
  }
}
