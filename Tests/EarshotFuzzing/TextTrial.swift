import CWordOracle
import Classification
import FeedbackModel
import Foundation
import Pipeline
import Tokenization

/// What is tried with each text that libFuzzer makes up; the first thing that does not hold ends the program.
enum TextTrial {
  /// The workers, which each text meets in the state that the texts before have left.
  private final class Workers {
    let tokenizer = Tokenizer()
    var annotator: CommentAnnotator
    var tokens = TokenBuffer()
    var found = Boundaries()
    var annotation = Annotation()

    init() {
      // Where ICU cuts all text, there is nothing to compare.
      demand(BoundaryRules.inUse == BoundaryRules(), "the ICU in use has other word rules")
      demand(BoundaryRules.sentencesInUse, "the ICU in use has other sentence rules")
      do { annotator = try Engine().annotator() } catch { fatalError("\(error)") }
    }
  }

  // Safe: libFuzzer calls in one thread alone.
  nonisolated(unsafe) private static let workers = Workers()

  /// Tries a text.
  static func run(_ bytes: UnsafeBufferPointer<UInt8>) {
    compareWords(Array(bytes))
    let text = bytes.span
    workers.tokenizer.tokens(in: text, into: &workers.tokens)
    checkTokens(of: text)
    workers.annotator.annotate(text, CommentSetting(), into: &workers.annotation)
    let first = workers.annotation.score
    var traced = CommentSetting()
    traced.wantsTrace = true
    workers.annotator.annotate(text, traced, into: &workers.annotation)
    demand(workers.annotation.score == first, "the score changes when it is told how it came about")
  }

  private static func compareWords(_ text: [UInt8]) {
    var ends = [Int32](repeating: 0, count: text.count)
    var classes = [UInt16](repeating: 0, count: text.count)
    let count = Int(word_oracle(text, Int32(text.count), &ends, &classes))
    demand(count >= 0, "ICU disagrees with itself: \(count)")
    workers.tokenizer.wordBoundaries(in: text.span, into: &workers.found)
    demand(workers.found.ends[...] == ends[..<count], "\(workers.found.ends), ICU \(ends)")
    demand(
      workers.found.classes[...] == classes[..<count],
      "\(workers.found.classes), ICU \(classes)"
    )
  }

  /// Tokens cover the text, each of them ends at one of ICU's boundaries, and units lie within their tokens.
  private static func checkTokens(of text: Span<UInt8>) {
    var end = 0
    for place in workers.tokens.tokens.indices {
      let span = workers.tokens.tokens[place].span.range
      demand(
        span.lowerBound == end && !span.isEmpty,
        "token \(place) does not follow the one before"
      )
      end = span.upperBound
      demand(workers.found.ends.contains(Int32(end)), "token \(place) ends within a word")
    }
    demand(end == text.count, "the tokens end at \(end)")
    for place in workers.tokens.units.indices {
      let unit = workers.tokens.units[place]
      let token = workers.tokens.tokens[Int(unit.token)].span.range
      demand(token.contains(unit.span.range.lowerBound), "unit \(place) is outside its token")
      demand(unit.span.range.upperBound <= token.upperBound, "unit \(place) is outside its token")
      demand(Int(unit.formStart + unit.formCount) <= workers.tokens.folded.count, "form \(place)")
    }
  }

  private static func demand(_ holds: Bool, _ message: @autoclosure () -> String) {
    guard !holds else { return }
    FileHandle.standardError.write(Data("fuzz: \(message())\n".utf8))
    abort()
  }
}
