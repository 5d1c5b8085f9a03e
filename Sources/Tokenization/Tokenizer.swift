/// Cuts texts into tokens: ICU's root word boundaries, then the named tailorings.
///
/// Text that is ASCII throughout takes table-driven rules that are proven equal to ICU's; other text goes through one
/// reused ICU break iterator. A tokenizer is a worker: it owns its iterators and buffers, and each task makes its own.
package struct Tokenizer {
  private let asciiWords = ASCIIWordRules()
  private let asciiSentences = ASCIISentenceRules()
  private let words = ICUBreaker(.words)
  private let sentences = ICUBreaker(.sentences)
  private let tailoring = Tailoring()
  private let builder: UnitBuilder
  private var boundaries = Boundaries()
  private var sentenceBoundaries = Boundaries()

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
  /// - Complexity: O(*n*) in bytes. ASCII text allocates nothing once the buffers have grown.
  package mutating func tokens(in text: Span<UInt8>, into buffer: inout TokenBuffer) {
    buffer.removeAll()
    guard text.count > 0 else { return }
    let isPlain = isASCII(text)
    if isPlain {
      asciiWords.find(in: text, into: &boundaries)
      asciiSentences.find(in: text, into: &sentenceBoundaries)
    } else {
      words.find(in: text, into: &boundaries)
      sentences.find(in: text, into: &sentenceBoundaries)
    }
    buffer.sentenceEnds.append(contentsOf: sentenceBoundaries.ends)
    tailoring.tokens(from: boundaries, in: text, into: &buffer.tokens)
    builder.build(from: text, isASCII: isPlain, in: &buffer)
  }

  /// Finds the word boundaries of a text before any tailoring.
  ///
  /// - Parameters:
  ///   - text: The text in UTF-8.
  ///   - boundaries: Is emptied and filled.
  package mutating func wordBoundaries(in text: Span<UInt8>, into boundaries: inout Boundaries) {
    if isASCII(text) {
      asciiWords.find(in: text, into: &boundaries)
    } else {
      words.find(in: text, into: &boundaries)
    }
  }
}
