/// What callgrind counts while a program runs; all but the instructions by its model of a processor.
///
/// The model has the nearest caches of this machine and a simple predictor of branches. The counts are steady; they are no
/// times, and a real predictor errs less often.
struct ModelledCosts: Equatable, Sendable {
  /// Instructions.
  var instructions = 0
  /// Branches and jumps that the predictor got wrong.
  var mispredictions = 0
  /// Lines of code that were not in the nearest cache.
  var codeMisses = 0
  /// Reads and writes of data that were not.
  var dataMisses = 0

  /// Adds what callgrind counted of one event; of other events than these nothing.
  mutating func add(_ count: Int, of event: Substring) {
    switch event {
    case "Ir": instructions += count
    case "Bcm", "Bim": mispredictions += count
    case "I1mr": codeMisses += count
    case "D1mr", "D1mw": dataMisses += count
    default: break
    }
  }

  static func += (left: inout Self, right: Self) { left = left.with(right, +) }

  static func - (left: Self, right: Self) -> Self { left.with(right, -) }

  private func with(_ other: Self, _ operation: (Int, Int) -> Int) -> Self {
    Self(
      instructions: operation(instructions, other.instructions),
      mispredictions: operation(mispredictions, other.mispredictions),
      codeMisses: operation(codeMisses, other.codeMisses),
      dataMisses: operation(dataMisses, other.dataMisses)
    )
  }
}

/// The functions that the stages of `annotate` begin in.
enum StageDoor: CaseIterable {
  case tokenization
  case matching
  case classification
  case sentiment
  case writing

  /// How the mangled name begins.
  var symbol: String {
    switch self {
    case .tokenization: "$s12Tokenization9TokenizerC6tokens2in4into"
    case .matching: "$s15LexiconMatching14PatternMatcherC7matches2in4into"
    case .classification: "$s14Classification17CommentClassifierC8classify"
    case .sentiment: "$s16SentimentScoring0A6ScorerV5score"
    case .writing: "$s8Pipeline13AnnotatedRowsV3add"
    }
  }
}
