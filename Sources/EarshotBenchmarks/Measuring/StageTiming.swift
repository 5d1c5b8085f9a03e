import Classification
import FeedbackModel
import LexiconMatching
import Pipeline
import SentimentScoring
import Tokenization

/// The CPU time that each stage takes for a comment.
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

  /// The nanoseconds that ICU's bare word loop takes for a comment.
  private let wordLoopNanoseconds: Double

  /// Times the stages over a file.
  ///
  /// - Parameters:
  ///   - path: The file of comments.
  ///   - lexicons: The folder of word lists; nil searches the usual places.
  ///   - rounds: How often each run is repeated; the least CPU time counts.
  /// - Throws: `LexiconError` and `IngestionError`; `BenchmarkError` for a file without comments, or with one whose
  ///   word boundaries are not ICU's.
  init(path: String, lexicons: String?, rounds: Int) throws {
    var options = EngineOptions()
    options.lexicons = lexicons
    let engine = try Engine(options)
    let texts = try Self.checkedTexts(of: path)
    var loop = Double.infinity
    var comments = 0
    var least = [Double](repeating: .infinity, count: Stage.allCases.count)
    for _ in 0..<rounds {
      loop = min(loop, try WordLoop(over: texts, threads: 1).cpuSeconds)
      for (place, stage) in Stage.allCases.enumerated() {
        let start = ProcessorClock.seconds()
        comments = try Self.run(through: stage, of: path, engine)
        least[place] = min(least[place], ProcessorClock.seconds() - start)
      }
    }
    self.comments = comments
    wordLoopNanoseconds = loop * 1e9 / Double(comments)
    nanoseconds = least.enumerated().map { place, seconds in
      max(0, seconds - (place > 0 ? least[place - 1] : 0)) * 1e9 / Double(comments)
    }
  }

  /// The table with its heading: stage, nanoseconds a comment, share in percent, and the time as a share of the bare
  /// ICU word loop's.
  var table: [[String]] {
    let sum = max(nanoseconds.reduce(0, +), 1)
    func row(_ title: String, _ time: Double, share: Double?) -> [String] {
      [
        title, Decimal.text(time, 0), share.map { Decimal.text($0 * 100, 1) } ?? "–",
        Decimal.text(time.ratio(to: wordLoopNanoseconds) ?? 0, 3),
      ]
    }
    return [["stage", "ns/comment", "share %", "÷ ICU word loop"]]
      + zip(Stage.allCases, nanoseconds).map { row($0.rawValue, $1, share: $1 / sum) }
      + [
        row("all stages", sum, share: 1), row("ICU word loop", wordLoopNanoseconds, share: nil),
      ]
  }

  /// The times as a JSON object, in nanoseconds a comment.
  var json: String {
    let stages = zip(Stage.allCases, nanoseconds).map {
      "\"\($0.rawValue)\":\(Decimal.text($1, 1))"
    }
    return "{\"comments\":\(comments),\"stages\":{\(stages.joined(separator: ","))},"
      + "\"icu_word_loop\":\(Decimal.text(wordLoopNanoseconds, 1))}"
  }

  /// Reads the comments, and checks that there are some and that their boundaries are ICU's.
  private static func checkedTexts(of path: String) throws -> CommentTexts {
    let check = try BoundaryCheck(of: path)
    guard check.comments > 0 else {
      throw BenchmarkError("\(path) has no comments", remedy: "give a file that has some.")
    }
    guard check.differences == 0 else {
      throw BenchmarkError(
        "\(check.differences) comments have other word boundaries than ICU's",
        remedy: "run `earshot-benchmarks boundaries \(path)` to see the first."
      )
    }
    return try CommentTexts(of: path)
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
