import FeedbackModel
package import Tokenization

/// Every pattern of a run, compiled for matching.
///
/// Immutable; a class, so that what a worker holds of it is one reference and not fifteen arrays.
package final class PatternTable: Sendable {
  let lexemes: LexemeTable
  let trie: PatternTrie
  let prefixes: PrefixTable
  /// The atoms of the prefixes of known forms, where lexemes say.
  let prefixAtoms: WorkList<Int32>
  let numberAtom: Int32
  let anyAtom: Int32

  private let texts: [String]
  private let lengths: [Int32]

  /// The words of all patterns, for splitting hashtags.
  package let vocabulary: Vocabulary

  /// How many patterns there are; they are numbered from 0.
  package var count: Int { texts.count }

  /// The pattern as it was first written in a file.
  package func text(of pattern: Int32) -> String { texts[Int(pattern)] }

  /// How many tokens the pattern has.
  package func length(of pattern: Int32) -> Int { Int(lengths[Int(pattern)]) }

  init(
    patterns: [Pattern],
    texts: [String],
    uses: [PatternUses],
    numberForms: Set<[UInt8]>
  ) {
    // By their hashes; that no two forms share one is checked where the table is laid out.
    var forms: [UInt64: Int32] = [:]
    var orderedForms: [[UInt8]] = []
    var orderedPrefixes: [[UInt8]] = []
    var prefixNumbers: [[UInt8]: Int32] = [:]
    func number(of form: [UInt8]) {
      let hash = FormHash.of(form.span)
      guard forms[hash] == nil else { return }
      forms[hash] = Int32(orderedForms.count)
      orderedForms.append(form)
    }
    for form in numberForms.sorted(by: { $0.lexicographicallyPrecedes($1) }) { number(of: form) }
    for pattern in patterns {
      for element in pattern.elements {
        switch element {
        case .form(let form): number(of: form)
        case .prefix(let prefix) where prefixNumbers[prefix] == nil:
          prefixNumbers[prefix] = Int32(orderedPrefixes.count)
          orderedPrefixes.append(prefix)
        default: break
        }
      }
    }
    let formCount = Int32(orderedForms.count)
    prefixes = PrefixTable(orderedPrefixes, firstAtom: formCount)
    numberAtom = formCount + Int32(orderedPrefixes.count)
    anyAtom = numberAtom + 1
    let atoms = patterns.map { pattern in
      pattern.elements.map { element in
        switch element {
        case .form(let form): forms[FormHash.of(form.span)] ?? 0
        case .prefix(let prefix): formCount + (prefixNumbers[prefix] ?? 0)
        case .number: formCount + Int32(orderedPrefixes.count)
        case .anyWord: formCount + Int32(orderedPrefixes.count) + 1
        }
      }
    }
    trie = PatternTrie(
      atoms,
      uses: uses,
      atoms: orderedForms.count + orderedPrefixes.count + 2,
      anyAtom: anyAtom
    )
    var prefixAtoms = WorkList<Int32>()
    var lexemes: [Lexeme] = []
    for (number, form) in orderedForms.enumerated() {
      let first = prefixAtoms.count
      prefixes.appendAtoms(of: form, to: &prefixAtoms)
      var node = trie.firstNodes[number]
      node.atom = Int32(number)
      node.prefixes = UInt8(prefixAtoms.count - first)
      let isNumber = numberForms.contains(form)
      lexemes.append(Lexeme(node: node, prefixCode: isNumber ? ~Int32(first) : Int32(first)))
    }
    self.lexemes = LexemeTable(orderedForms, lexemes)
    self.prefixAtoms = prefixAtoms
    self.texts = texts
    lengths = patterns.map { Int32($0.elements.count) }
    vocabulary = Vocabulary(
      words: orderedForms.lazy.filter { form in
        form.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
      }
    )
  }
}
