import FeedbackModel
import LexiconMatching
import SentimentScoring
import Tokenization

/// Looks for forms that no comment can match, by matching a comment made of each.
struct FormChecks: ~Copyable {
  private(set) var warnings: [LexiconWarning] = []

  private let patterns: PatternTable
  private let lexicon: SentimentLexicon
  private let tokenizer: Tokenizer
  private let matcher: PatternMatcher
  private var tokens = TokenBuffer()
  private var hits: [PatternHit] = []

  init(_ patterns: PatternTable, _ lexicon: SentimentLexicon) {
    self.patterns = patterns
    self.lexicon = lexicon
    tokenizer = Tokenizer(vocabulary: patterns.vocabulary)
    matcher = PatternMatcher(table: patterns)
  }

  /// A pattern that the files of a kind have.
  private struct Known: Hashable {
    let kind: LexiconKind
    let pattern: Int32

    init(kind: LexiconKind, _ pattern: Int32) {
      self.kind = kind
      self.pattern = pattern
    }
  }

  mutating func run(_ forms: CheckedForms) {
    let known = Set(forms.forms.map { Known(kind: $0.kind, $0.pattern) })
    var matched: Set<Int32> = []
    var unmatched: Set<Int32> = []
    for form in forms.forms {
      if !matched.contains(form.pattern), !unmatched.contains(form.pattern) {
        if isFound(form) { matched.insert(form.pattern) } else { unmatched.insert(form.pattern) }
      }
      if unmatched.contains(form.pattern) {
        warnings.append(
          LexiconWarning(
            .unmatchable,
            "'\(form.text)' is not found even in a comment of just these words",
            at: form.location,
            remedy: "see how it is cut with `earshot tokenize`, and write it so."
          )
        )
        continue
      }
      checkStretch(form, known)
      if form.kind == .negation { checkPseudo(form) }
    }
  }

  /// Returns the hits in a text.
  mutating func hits(in text: String) -> [PatternHit] {
    let bytes = Array(text.utf8)
    tokenizer.tokens(in: bytes.span, into: &tokens)
    matcher.matches(in: tokens, into: &hits)
    return hits
  }

  private mutating func isFound(_ form: CheckedForms.Form) -> Bool {
    let example = form.example
    return ["\(example)", "it \(example) it"].contains { text in
      hits(in: text).contains { $0.pattern == form.pattern }
    }
  }

  /// A stretched word is looked up as it stands, and then with its runs cut to two and to one.
  private mutating func checkStretch(_ form: CheckedForms.Form, _ known: Set<Known>) {
    var previous: Character = " "
    var run = 0
    var isStretched = false
    for character in form.text {
      run = character == previous ? run + 1 : 1
      previous = character
      if run >= 3, character.isLetter { isStretched = true }
    }
    guard isStretched else { return }
    for longest in [2, 1] {
      let reduced = Self.reduced(form.example, to: longest)
      let isKnown = hits(in: reduced).contains { hit in
        hit.first == 0 && hit.units.upperBound == tokens.units.count
          && hit.pattern != form.pattern && known.contains(Known(kind: form.kind, hit.pattern))
      }
      guard isKnown else { continue }
      warnings.append(
        LexiconWarning(
          .stretched,
          "'\(form.text)' is a stretched '\(reduced)', which it would be read as without this line",
          at: form.location,
          remedy: "take the line out; every other stretching is read as '\(reduced)' already."
        )
      )
      return
    }
  }

  private static func reduced(_ text: String, to longest: Int) -> String {
    var result = ""
    var run: [Character] = []
    func end() -> String { String(run.count > 2 ? run.prefix(longest) : run[...]) }
    for character in text {
      if let last = run.last, last != character {
        result += end()
        run = []
      }
      run.append(character)
    }
    return result + end()
  }

  /// What looks like a negation must have one inside.
  private mutating func checkPseudo(_ form: CheckedForms.Form) {
    guard lexicon[form.pattern]?.negation == .pseudo else { return }
    let inside = hits(in: form.example).filter { $0.pattern != form.pattern }
    guard !inside.contains(where: { lexicon[$0.pattern]?.negation?.negates == true }) else {
      return
    }
    warnings.append(
      LexiconWarning(
        .idle,
        "'\(form.text)' is to turn nothing, but it holds no negator that could",
        at: form.location,
        remedy: "take the line out."
      )
    )
  }
}
