import Classification
import FeedbackModel
import LexiconMatching
import SentimentScoring
import Tokenization

/// The questions whose answers a fit looks at one by one, beside the kinds of question.
struct FittedQuestions {
  /// The fewest rows of a question that is looked at by itself.
  static let fewestRows = 40

  /// The most questions; more are no survey's.
  private static let most = 50

  /// A question by itself.
  struct Question {
    /// Its first words, as they stand in a lexicon file.
    var form: String
    /// Its kind, by the place in `PolarityFit.starts`.
    var aim: Int
    /// How many rows answer it.
    var rows: Int
  }

  /// The questions, in byte order.
  private(set) var known: [Question] = []

  private var places: [String: Int] = [:]

  /// How many starts there are: the kinds of question, then the questions.
  var count: Int { PolarityFit.starts.count + known.count }

  /// Finds the questions that enough rows answer.
  init(_ rows: [Int], of data: FittingData) {
    var counts: [String: (rows: Int, aim: Int)] = [:]
    for row in rows {
      guard let question = data.rows[row].question else { continue }
      counts[question, default: (0, data.aim(row))].rows += 1
    }
    let tokenizer = Tokenizer()
    let frequent = counts.filter { $0.value.rows >= Self.fewestRows }
      .sorted { ($1.value.rows, $0.key) < ($0.value.rows, $1.key) }
    // A question alone would be its kind again.
    guard frequent.count > 1 else { return }
    for (question, found) in frequent.prefix(Self.most) {
      guard let form = Self.form(of: question, tokenizer),
        !known.contains(where: { $0.form.hasPrefix(form) || form.hasPrefix($0.form) })
      else { continue }
      places[question] = PolarityFit.starts.count + known.count
      known.append(Question(form: form, aim: found.aim, rows: found.rows))
    }
  }

  /// Returns the start of a row: that of its question, else of its kind.
  func start(of row: Int, _ data: FittingData) -> Int {
    data.rows[row].question.flatMap { places[$0] } ?? data.aim(row)
  }

  /// Returns the first words of a question, as far as a pattern can hold them in one sentence.
  private static func form(of question: String, _ tokenizer: Tokenizer) -> String? {
    var tokens = TokenBuffer()
    let bytes = Array(question.utf8)
    tokenizer.tokens(in: bytes.span, into: &tokens)
    let units = tokens.units.array.prefix {
      $0.kind == .word && $0.sentence == tokens.units[0].sentence
    }
    let words = units.prefix(Pattern.longest).map { tokens.form(of: $0) }
    let form = words.joined(separator: " ")
    let elements = words.map { PatternElement.form(Array($0.utf8)) }
    guard let pattern = try? Pattern(form, tokenizer), pattern.elements == elements else {
      return nil
    }
    return form
  }
}
