import FeedbackModel
import LexiconMatching
import Tokenization

/// What a single word makes of the answer to a question.
enum AnswerRole: String, CaseIterable {
  /// Says what could be otherwise wherever it stands: "more staff", "it should be open".
  case suggestion
  /// Says so where a clause begins with it: "open on Sundays".
  case order
  /// Begins praise behind a "nothing": "nothing you were great".
  case praise
}

/// The words by which answers are told apart that no entry is found in.
///
/// Few answers ask for them, so that they are no patterns, which every comment would be searched for.
struct AnswerWords: Sendable {
  /// The words of each role, by their `FormHash`.
  var words: [AnswerRole: Set<UInt64>] = [:]
  let spellings: Spellings

  /// Reads the files of the kind `answer`.
  ///
  /// - Parameters:
  ///   - lexicons: The lexicon files.
  ///   - spellings: Which words are looked up as others.
  ///   - diagnostics: Receives every bad line.
  init(_ lexicons: LexiconSet, _ spellings: Spellings, _ diagnostics: inout [Diagnostic]) {
    self.spellings = spellings
    let tokenizer = Tokenizer()
    for table in lexicons.tables(.answer) {
      for row in table.rows {
        guard let role = AnswerRole(rawValue: row.text(1)) else {
          let known = AnswerRole.allCases.map(\.rawValue)
          diagnostics.append(table.unknown(row.text(1), known: known, row))
          continue
        }
        do throws(PatternError) {
          let word = try Pattern.word(row.text(0), tokenizer)
          words[role, default: []].insert(standard(FormHash.of(word.span)))
        } catch {
          diagnostics.append(
            Diagnostic(error.message, at: table.location(row), remedy: error.remedy)
          )
        }
      }
    }
  }

  /// Returns whether a unit has a role, wherever it stands.
  func has(_ role: AnswerRole, _ unit: LexicalUnit) -> Bool {
    words[role]?.contains(standard(unit.hash)) ?? false
  }

  private func standard(_ hash: UInt64) -> UInt64 {
    spellings.standard(of: hash).map { FormHash.of($0.span) } ?? hash
  }
}
