import CScanning
import FeedbackModel

/// Cuts texts into tokens: ICU's root word boundaries, then the named tailorings.
///
/// A tokenizer is a worker: it owns its iterators and buffers, and each task makes its own. A class, so that these are
/// never copied.
package final class Tokenizer {
  private let builder: UnitBuilder
  @exclusivity(unchecked)
  private var map: ByteMap
  @exclusivity(unchecked)
  private var words = WordScanner()
  @exclusivity(unchecked)
  private var sentences = SentenceScanner()

  /// Creates a tokenizer.
  ///
  /// - Parameter vocabulary: The words that run-together hashtags are split into.
  package convenience init(vocabulary: Vocabulary = Vocabulary()) {
    self.init(vocabulary: vocabulary, isPlainCut: true, vectors: earshot_vectors_in_use())
  }

  /// Creates a tokenizer that may go one of the slower ways to the same tokens.
  ///
  /// - Parameters:
  ///   - vocabulary: The words that run-together hashtags are split into.
  ///   - isPlainCut: Whether plain text is cut without the scanner.
  ///   - vectors: How many bytes are looked at in one step; no more than the machine can.
  init(vocabulary: Vocabulary, isPlainCut: Bool, vectors: Int32) {
    SharedLayout.check(TokenLayout.layouts)
    builder = UnitBuilder(vocabulary: vocabulary, isPlainCut: isPlainCut)
    map = ByteMap(vectors: vectors)
  }

  /// Finds the tokens, sentences and lexical units of a text.
  ///
  /// - Parameters:
  ///   - text: The text in UTF-8.
  ///   - buffer: Is emptied and filled.
  /// - Complexity: O(*n*) in bytes. Text without hashtags allocates nothing once the buffers have grown.
  package func tokens(in text: Span<UInt8>, into buffer: inout TokenBuffer) {
    buffer.removeAll()
    guard text.count > 0 else { return }
    let found = map.read(text, into: &buffer.folded)
    let encoding = found.isWide ? TextEncoding(of: text) : .ascii
    buffer.hasLineBreak = found.hasLineFeed
    buffer.isASCII = encoding == .ascii
    sentences.scan(text, encoding, into: &buffer.sentenceEnds)
    builder.build(from: text, encoding, &words, map, in: &buffer)
  }

  /// Finds the word boundaries of a text before any tailoring.
  ///
  /// - Parameters:
  ///   - text: The text in UTF-8.
  ///   - boundaries: Is emptied and filled.
  package func wordBoundaries(in text: Span<UInt8>, into boundaries: inout Boundaries) {
    words.scan(text, TextEncoding(of: text))
    words.fill(&boundaries)
  }

  /// Finds the sentence boundaries of a text.
  ///
  /// - Parameters:
  ///   - text: The text in UTF-8.
  ///   - ends: Is emptied and filled with the end of each sentence, in bytes.
  package func sentenceEnds(in text: Span<UInt8>, into ends: inout [Int32]) {
    var found = WorkList<Int32>()
    if text.count > 0 { sentences.scan(text, TextEncoding(of: text), into: &found) }
    ends = found.array
  }
}
