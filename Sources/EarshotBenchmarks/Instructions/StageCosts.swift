import Pipeline

/// What a model of a processor counts while a program runs.
///
/// The model is callgrind's, with the nearest caches of this machine and a simple predictor of branches. The counts are
/// steady; they are no times, and a real predictor errs less often.
struct ModelledCosts: Equatable, Sendable {
  /// Instructions.
  var instructions = 0
  /// Branches and jumps that the predictor got wrong.
  var mispredictions = 0
  /// Lines of code that were not in the nearest cache.
  var codeMisses = 0
  /// Reads and writes of data that were not.
  var dataMisses = 0

  static func + (left: Self, right: Self) -> Self { left.with(right, +) }

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

/// What a run cost as a whole, and within the functions that stages begin in.
struct StageCosts: Equatable, Sendable {
  private(set) var whole = ModelledCosts()
  private(set) var within: [StageDoor: ModelledCosts] = [:]

  /// The instructions of the library that has SHA-256, which are left out of the whole.
  private static let digestLibrary = "libcrypto"

  /// Reads the text that callgrind writes (its format 1) with `--branch-sim=yes --cache-sim=yes`.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - path: The name that errors give.
  /// - Throws: `BenchmarkError` when a line is not of the format.
  init(text: String, path: String) throws {
    var events = Events()
    var names: [Substring: StageDoor?] = [:]
    var objects: [Substring: Bool] = [:]
    var isDigest = false
    var callee: StageDoor?
    var isCall = false
    for (place, line) in text.utf8.split(separator: UInt8(ascii: "\n")).enumerated() {
      guard let first = line.first else { continue }
      if CallgrindProfile.beginsCost(first) {
        guard let costs = events.costs(of: Substring(line)) else {
          throw CallgrindProfile.error("no costs on line \(place + 1) of \(path)")
        }
        if isCall {
          if let callee { within[callee] = (within[callee] ?? ModelledCosts()) + costs }
        } else if !isDigest {
          whole = whole + costs
        }
        isCall = false
        continue
      }
      let text = Substring(line)
      if text.hasPrefix("calls=") {
        isCall = true
      } else if text.hasPrefix("cfn=") || text.hasPrefix("fn=") {
        let door = Self.known(text, &names) { name in
          StageDoor.allCases.first { name.hasPrefix($0.symbol) }
        }
        if text.hasPrefix("c") { callee = door ?? nil }
      } else if text.hasPrefix("cob=") || text.hasPrefix("ob=") {
        let isOfDigest = Self.known(text, &objects) { $0.contains(Self.digestLibrary) }
        if text.hasPrefix("o") { isDigest = isOfDigest ?? false }
      } else if text.hasPrefix("events:") {
        events = Events(text)
      }
    }
    guard events.areAll else {
      throw CallgrindProfile.error("\(path) does not count branches and caches")
    }
  }

  /// Returns what is known of a name; "(3) name" gives number 3 a name, and "(3)" alone means it from then on.
  private static func known<Value>(
    _ line: Substring,
    _ names: inout [Substring: Value],
    _ value: (Substring) -> Value
  ) -> Value? {
    let text = line.drop { $0 != "=" }.dropFirst()
    guard text.hasPrefix("("), let end = text.firstIndex(of: ")") else { return value(text) }
    let number = text[...end]
    let name = text[text.index(after: end)...].drop { $0 == " " }
    if !name.isEmpty { names[number] = value(name) }
    return names[number]
  }

  /// The places of the events on a line of costs.
  private struct Events {
    private var names: [Substring] = []

    init() {}

    /// Reads the line that names them.
    init(_ line: Substring) { names = line.split(separator: " ").dropFirst().map { $0 } }

    var areAll: Bool { ["Ir", "I1mr", "D1mr", "D1mw", "Bcm", "Bim"].allSatisfy(names.contains) }

    /// Reads a line of costs; those at its end that are missing are 0.
    func costs(of line: Substring) -> ModelledCosts? {
      let cells = line.split(separator: " ").dropFirst()
      guard !cells.isEmpty, cells.count <= names.count else { return nil }
      var costs = ModelledCosts()
      for (name, cell) in zip(names, cells) {
        guard let count = Int(cell) else { return nil }
        switch name {
        case "Ir": costs.instructions += count
        case "I1mr": costs.codeMisses += count
        case "D1mr", "D1mw": costs.dataMisses += count
        case "Bcm", "Bim": costs.mispredictions += count
        default: break
        }
      }
      return costs
    }
  }
}
