import FeedbackModel
import LexiconMatching

/// How a pattern tells that something else is spoken of than what the comment is about.
enum ComparisonRole: UInt8, CaseIterable, BitwiseCopyable, Sendable {
  /// What is compared before it is another's: "… better than this", "… cheaper than yours".
  case than
  /// A clause that begins so is about another: "your competitors".
  case rival
  /// The same, with a word behind it that names what customers change: "any other" before "airline", "my old" before "bank".
  case rivalOf
  /// What follows is another's: "should have gone with", "you could learn from".
  case instead
  /// A comparative right behind it is another's: "I've stayed in nicer hotels".
  case elsewhere
  /// What its clause praises was so once: "before the update".
  case formerly
  /// Looks like one of these and is none: "other than this".
  case none

  /// The roles by their names in the files.
  static let named: [String: ComparisonRole] = [
    "than": .than, "rival": .rival, "rival_of": .rivalOf, "instead": .instead,
    "elsewhere": .elsewhere, "formerly": .formerly, "none": .none,
  ]
}

/// The patterns that tell what else is spoken of.
struct ComparisonLexicon: Sendable {
  var roles: [Int32: ComparisonRole] = [:]

  /// Reads the files of the kind `comparison`; a later file's line stands over an earlier one's.
  ///
  /// - Parameters:
  ///   - lexicons: The lexicon files.
  ///   - patterns: Receives the patterns.
  ///   - diagnostics: Receives every bad line.
  init(
    _ lexicons: LexiconSet,
    _ patterns: inout PatternTableBuilder,
    _ diagnostics: inout [Diagnostic]
  ) {
    for table in lexicons.tables(.comparison) {
      for row in table.rows {
        guard let pattern = table.pattern(of: row, &patterns, &diagnostics) else { continue }
        guard let role = ComparisonRole.named[row.text(1)] else {
          let known = ComparisonRole.named.keys.sorted()
          diagnostics.append(table.unknown(row.text(1), known: known, row))
          continue
        }
        roles[pattern] = role
      }
    }
  }
}

extension ComparisonLexicon {
  /// Reads what was written before.
  init(_ archive: inout ArchiveReader) throws(ArchiveFault) {
    for role in ComparisonRole.allCases {
      for pattern in try archive.array(of: Int32.self) { roles[pattern] = role }
    }
  }

  func write(to archive: inout ArchiveWriter) {
    for role in ComparisonRole.allCases {
      archive.write(roles.filter { $0.value == role }.keys.sorted())
    }
  }
}
