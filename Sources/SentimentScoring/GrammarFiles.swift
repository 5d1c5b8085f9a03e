import FeedbackModel
import LexiconMatching
import Tokenization

/// Reads the files of the kind `grammar`.
///
/// A line adds a role to its form; `none` takes out what lines before it gave the form. Other spellings of a word do
/// what the word does.
struct GrammarFiles {
  /// A line's role.
  private enum Role {
    case word(GrammarRoles)
    case opening(Asking, needsMark: Bool)
    case deviceLine
    case none
  }

  /// The roles of openings, and those that are none of a word's.
  private static let others: [String: Role] = [
    "inquiry": .opening(.forInformation, needsMark: false),
    "marked_inquiry": .opening(.forInformation, needsMark: true),
    "question": .opening(.something, needsMark: false),
    "device_line": .deviceLine, "none": .none,
  ]

  private let tokenizer = Tokenizer()
  private var words: [UInt64: GrammarRoles] = [:]
  private var openings: [[UInt64]: GrammarWords.Opening] = [:]
  private var deviceLines: Set<[UInt64]> = []

  /// Reads the files.
  ///
  /// - Parameters:
  ///   - lexicons: The lexicon files.
  ///   - diagnostics: Receives every bad line.
  init(_ lexicons: LexiconSet, _ diagnostics: inout [Diagnostic]) {
    for table in lexicons.tables(.grammar) {
      for row in table.rows {
        do throws(PatternError) {
          try add(Self.role(row.text(1)), of: try form(row.text(0)), row.text(0))
        } catch {
          diagnostics.append(
            Diagnostic(error.message, at: table.location(row), remedy: error.remedy)
          )
        }
      }
    }
  }

  /// Lays out what was read.
  ///
  /// - Parameter spellings: Which words are looked up as others.
  /// - Returns: The words, to be looked up.
  func laidOut(_ spellings: Spellings) -> GrammarWords {
    let variants = spellings.variantsOfStandards()
    func ways(_ word: UInt64) -> [UInt64] { [word] + variants[word, default: []] }
    var roles = words
    for line in deviceLines {
      if let last = line.last { roles[last, default: []].insert(.deviceEnd) }
    }
    // A variant that has a line of its own does what that says.
    for (word, given) in roles {
      for variant in variants[word, default: []] where words[variant] == nil {
        roles[variant] = given
      }
    }
    var found: [GrammarWords.Opening] = []
    for (pair, opening) in openings {
      for first in ways(pair[0]) {
        for second in ways(pair[1]) {
          let way = [first, second]
          guard way == pair || openings[way] == nil else { continue }
          var own = opening
          (own.first, own.second) = (first, second)
          found.append(own)
        }
      }
    }
    return GrammarWords(
      roles.map { GrammarWords.Word(hash: $0.key, roles: $0.value) }.sorted { $0.hash < $1.hash },
      found.sorted { ($0.first, $0.second) < ($1.first, $1.second) },
      deviceLines: deviceLines.sorted { $0.lexicographicallyPrecedes($1) }
    )
  }

  private static func role(_ name: String) throws(PatternError) -> Role {
    if let roles = GrammarRoles.named[name] { return .word(roles) }
    if let other = others[name] { return other }
    let known = (Array(GrammarRoles.named.keys) + Array(others.keys)).sorted()
    throw PatternError(
      message: "'\(name)' is unknown; known are \(known.joined(separator: ", "))",
      remedy: "use one of these."
    )
  }

  /// Returns the words of a form, by their hashes.
  private func form(_ text: String) throws(PatternError) -> [UInt64] {
    var words: [UInt64] = []
    for element in try Pattern(text, tokenizer).elements {
      guard case .form(let form) = element else {
        throw PatternError(
          message: "'\(text)' has a star or a number",
          remedy: "write each word out."
        )
      }
      words.append(FormHash.of(form.span))
    }
    return words
  }

  private mutating func add(
    _ role: Role,
    of form: [UInt64],
    _ text: String
  ) throws(PatternError) {
    switch role {
    case .word(let roles):
      try check(form.count == 1, "'\(text)' is not a single word", "write one word.")
      words[form[0], default: []].formUnion(roles)
    case .opening(let asks, let needsMark):
      try check(form.count == 2, "'\(text)' is not two words", "write the first two of a question.")
      openings[form] = GrammarWords.Opening(
        first: form[0],
        second: form[1],
        asks: asks,
        needsMark: needsMark
      )
    case .deviceLine: deviceLines.insert(form)
    case .none:
      if form.count == 1 { words[form[0]] = nil }
      openings[form] = nil
      deviceLines.remove(form)
    }
  }

  private func check(_ holds: Bool, _ message: String, _ remedy: String) throws(PatternError) {
    if !holds { throw PatternError(message: message, remedy: remedy) }
  }
}
