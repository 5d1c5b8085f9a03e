package import FeedbackModel
import Tokenization

/// Which words are other spellings of a standard one: "dont" of "don't", "recieved" of "received", "color" of "colour".
///
/// A variant in a comment matches whatever its standard spelling matches, and so does one in a pattern: both are looked up
/// as the same form, so that entries need not be written once for each slip.
package struct Spellings: Sendable {
  /// A word and what it is another spelling of, both folded.
  struct Variant: Sendable {
    let form: [UInt8]
    let standard: [UInt8]
  }

  /// The variants in the order in which they came, each once.
  private(set) var variants: [Variant] = []

  /// The standard form of each variant, by their hashes.
  private var standards: [UInt64: Int] = [:]

  /// Creates no spellings.
  package init() {}

  /// Reads the spelling files; a later file's line stands over an earlier one's.
  ///
  /// - Parameters:
  ///   - lexicons: The lexicon files.
  ///   - diagnostics: Receives every bad line.
  package init(_ lexicons: LexiconSet, _ diagnostics: inout [Diagnostic]) {
    let tokenizer = Tokenizer()
    for table in lexicons.tables(.spelling) {
      var lines: [[UInt8]: Int] = [:]
      for row in table.rows {
        do throws(PatternError) {
          let variant = Variant(
            form: try Pattern.word(row.text(0), tokenizer),
            standard: try Pattern.word(row.text(1), tokenizer)
          )
          if let line = lines.updateValue(row.line, forKey: variant.form) {
            throw PatternError(
              message: "'\(row.text(0))' stands already in line \(line)",
              remedy: "keep one of the two lines."
            )
          }
          add(variant)
        } catch {
          diagnostics.append(
            Diagnostic(error.message, at: table.location(row), remedy: error.remedy)
          )
        }
      }
    }
    checkChains(lexicons, &diagnostics)
  }

  /// Reads spellings that were written before.
  ///
  /// - Throws: `ArchiveFault` where they are none.
  init(_ archive: inout ArchiveReader) throws(ArchiveFault) {
    let words = try archive.texts()
    guard words.count.isMultiple(of: 2) else { throw ArchiveFault() }
    for place in stride(from: 0, to: words.count, by: 2) {
      add(Variant(form: Array(words[place].utf8), standard: Array(words[place + 1].utf8)))
    }
  }

  /// Writes the spellings.
  func write(to archive: inout ArchiveWriter) {
    archive.write(
      variants.flatMap { [$0.form, $0.standard].map { String(decoding: $0, as: UTF8.self) } }
    )
  }

  /// Returns the standard spelling of a form.
  ///
  /// - Parameter hash: The form's `FormHash`.
  /// - Returns: Its folded bytes; nil where the form is no variant.
  package func standard(of hash: UInt64) -> [UInt8]? {
    standards[hash].map { variants[$0].standard }
  }

  /// Returns the other spellings of each standard form that has any, all as `FormHash`.
  package func variantsOfStandards() -> [UInt64: [UInt64]] {
    var found: [UInt64: [UInt64]] = [:]
    for variant in variants {
      found[FormHash.of(variant.standard.span), default: []].append(FormHash.of(variant.form.span))
    }
    return found
  }

  private mutating func add(_ variant: Variant) {
    let hash = FormHash.of(variant.form.span)
    if let place = standards[hash] {
      variants[place] = variant
    } else {
      standards[hash] = variants.count
      variants.append(variant)
    }
  }

  /// Tells the lines whose standard spelling is itself a variant, or the variant.
  private func checkChains(_ lexicons: LexiconSet, _ diagnostics: inout [Diagnostic]) {
    for table in lexicons.tables(.spelling) {
      for row in table.rows {
        guard let next = standard(of: FormHash.of(row.text(1).utf8)) else { continue }
        let word = String(decoding: next, as: UTF8.self)
        diagnostics.append(
          Diagnostic(
            "'\(row.text(1))' is itself another spelling of '\(word)'",
            at: table.location(row),
            remedy: "write '\(word)' as the standard spelling, or take one of the two lines out."
          )
        )
      }
    }
  }
}
