import Classification
import FeedbackModel
import LexiconMatching
import Pipeline
import SentimentScoring
import Tokenization

/// The time that each stage takes for a comment.
struct StageTiming {
  /// The stages in the order of the way of the data.
  private enum Stage: String, CaseIterable {
    case reading
    case tokenization
    case matching
    case classification
    case writing
  }

  /// How many comments were timed.
  let comments: Int

  /// The nanoseconds a comment takes, by stage.
  private let nanoseconds: [Double]

  /// Times the stages over a file.
  ///
  /// - Parameters:
  ///   - path: The file of comments.
  ///   - lexicons: The folder of word lists; nil searches the usual places.
  ///   - rounds: How often each run is repeated; the least time counts.
  /// - Throws: `LexiconError` and `IngestionError`; `BenchmarkError` for a file without comments.
  init(path: String, lexicons: String?, rounds: Int) throws {
    var options = EngineOptions()
    options.lexicons = lexicons
    let engine = try Engine(options)
    var comments = 0
    var least = [Double](repeating: .infinity, count: Stage.allCases.count)
    for _ in 0..<rounds {
      for (place, stage) in Stage.allCases.enumerated() {
        let start = MonotonicClock.seconds()
        comments = try Self.run(through: stage, of: path, engine)
        least[place] = min(least[place], MonotonicClock.seconds() - start)
      }
    }
    guard comments > 0 else {
      throw BenchmarkError("\(path) has no comments", remedy: "give a file that has some.")
    }
    self.comments = comments
    nanoseconds = least.enumerated().map { place, seconds in
      max(0, seconds - (place > 0 ? least[place - 1] : 0)) * 1e9 / Double(comments)
    }
  }

  /// The rows of a table: stage, nanoseconds a comment, share in percent.
  var rows: [[String]] {
    let sum = max(nanoseconds.reduce(0, +), 1)
    return zip(Stage.allCases, nanoseconds).map { stage, time in
      [stage.rawValue, Decimal.text(time, 0), Decimal.text(time / sum * 100, 1)]
    }
  }

  /// Runs all stages up to one over the file, and returns the number of comments.
  private static func run(through last: Stage, of path: String, _ engine: Engine) throws -> Int {
    let tokenizer = Tokenizer(vocabulary: engine.patterns.vocabulary)
    let matcher = PatternMatcher(table: engine.patterns)
    var annotator = engine.annotator()
    var tokens = TokenBuffer()
    var hits = HitBuffer()
    var annotation = Annotation()
    let writer = AnnotationCSV(topicIDs: engine.topicIDs, delimiter: UInt8(ascii: ","))
    var cells: [UInt8] = []
    var comments = 0
    try CommentFile.forEachComment(of: path) { text in
      comments += 1
      if last == .reading { return }
      if last == .tokenization || last == .matching {
        tokenizer.tokens(in: text.span, into: &tokens)
        if last == .matching { matcher.matches(in: tokens, into: &hits) }
        return
      }
      annotator.annotate(text.span, CommentSetting(), into: &annotation)
      guard last == .writing else { return }
      cells.removeAll(keepingCapacity: true)
      writer.append(annotation, wantsTrace: false, to: &cells)
    }
    return comments
  }
}
