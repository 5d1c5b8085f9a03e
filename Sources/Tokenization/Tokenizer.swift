import CScanning

/// Cuts texts into tokens: ICU's root word boundaries, then the named tailorings.
///
/// A tokenizer is a worker: it owns its iterators and buffers, and each task makes its own.
package struct Tokenizer {
  private let builder: UnitBuilder
  private var words = WordScanner()
  private var sentences = SentenceScanner()

  /// Creates a tokenizer.
  ///
  /// - Parameter vocabulary: The words that run-together hashtags are split into.
  package init(vocabulary: Vocabulary = Vocabulary()) {
    builder = UnitBuilder(vocabulary: vocabulary)
  }

  /// Finds the tokens, sentences and lexical units of a text.
  ///
  /// - Parameters:
  ///   - text: The text in UTF-8.
  ///   - buffer: Is emptied and filled.
  /// - Complexity: O(*n*) in bytes. Text without hashtags allocates nothing once the buffers have grown.
  package mutating func tokens(in text: Span<UInt8>, into buffer: inout TokenBuffer) {
    buffer.removeAll()
    guard text.count > 0 else { return }
    let encoding = TextEncoding(of: text)
    words.scan(text, encoding)
    sentences.scan(text, encoding, into: &buffer.sentenceEnds)
    builder.build(from: text, words.stretches.span, words.marks, in: &buffer)
  }

  /// Finds the word boundaries of a text before any tailoring.
  ///
  /// - Parameters:
  ///   - text: The text in UTF-8.
  ///   - boundaries: Is emptied and filled.
  package mutating func wordBoundaries(in text: Span<UInt8>, into boundaries: inout Boundaries) {
    words.scan(text, TextEncoding(of: text))
    boundaries.removeAll()
    for stretch in words.stretches {
      boundaries.append(end: Int(stretch.end), status: stretch.status)
    }
  }

  /// Finds the sentence boundaries of a text.
  ///
  /// - Parameters:
  ///   - text: The text in UTF-8.
  ///   - ends: Is emptied and filled with the end of each sentence, in bytes.
  package mutating func sentenceEnds(in text: Span<UInt8>, into ends: inout [Int32]) {
    ends.removeAll(keepingCapacity: true)
    guard text.count > 0 else { return }
    sentences.scan(text, TextEncoding(of: text), into: &ends)
  }
}
