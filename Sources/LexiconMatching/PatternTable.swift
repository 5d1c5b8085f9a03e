package import FeedbackModel
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

  /// The patterns as they were first written, end to end, and where each ends.
  private let texts: [UInt8]
  private let textEnds: [Int32]
  /// Where the places of each pattern begin, and a last one where they end.
  private let starts: [Int32]

  /// What keeps the memory that the tables lie in, where they were read and not made.
  private let memory: (any AnyObject & Sendable)?

  /// Which words are looked up as others.
  package let spellings: Spellings

  /// The words of all patterns, for splitting hashtags.
  package let vocabulary: Vocabulary

  /// How many patterns there are; they are numbered from 0.
  package var count: Int { textEnds.count }

  /// The pattern as it was first written in a file.
  package func text(of pattern: Int32) -> String {
    let start = pattern > 0 ? Int(textEnds[Int(pattern) - 1]) : 0
    return String(decoding: texts[start..<Int(textEnds[Int(pattern)])], as: UTF8.self)
  }

  /// How many tokens the pattern has.
  package func length(of pattern: Int32) -> Int {
    Int(starts[Int(pattern) + 1] - starts[Int(pattern)])
  }

  /// Compiles patterns.
  ///
  /// - Parameters:
  ///   - patterns: The patterns.
  ///   - numberForms: The words that count as numbers.
  ///   - spellings: The spellings that the patterns were added with.
  init(
    patterns: consuming PatternCollection,
    numberForms: Set<[UInt8]>,
    _ spellings: Spellings = Spellings()
  ) {
    self.spellings = spellings
    var forms = patterns.forms
    let standards = patterns.standards
    func standard(of form: Int) -> Int { form < standards.count ? Int(standards[form]) : form }
    let numbers = Set(
      numberForms.sorted { $0.lexicographicallyPrecedes($1) }
        .map { standard(of: Int(forms.number(of: $0))) }
    )
    let ahead = Ahead { [forms, prefixes = patterns.prefixes] in FormPrefixes(of: forms, prefixes) }
    numberAtom = Int32(forms.count + patterns.prefixes.count)
    anyAtom = numberAtom + 1
    trie = PatternTrie(
      patterns.atoms(behindForms: Int32(forms.count)),
      starts: patterns.starts,
      uses: patterns.uses,
      atoms: Int(anyAtom) + 1,
      anyAtom: anyAtom
    )
    guard let found = ahead.take() else { preconditionFailure("They were not taken before.") }
    vocabulary = found.vocabulary
    let prefixStarts = found.starts
    prefixes = found.table
    prefixAtoms = found.atoms
    var lexemes: [Lexeme] = []
    lexemes.reserveCapacity(forms.count)
    for form in 0..<forms.count {
      let number = standard(of: form)
      let (first, end) = (prefixStarts[number], prefixStarts[number + 1])
      var node = trie.firstNodes[number]
      node.atom = Int32(number)
      node.prefixes = UInt8(end - first)
      let isNumber = numbers.contains(number)
      lexemes.append(Lexeme(node: node, prefixCode: isNumber ? ~first : first))
    }
    self.lexemes = LexemeTable(forms.hashes, lexemes)
    (texts, textEnds, starts) = (patterns.texts, patterns.textEnds, patterns.starts)
    memory = nil
  }

  /// Reads a table that was written before; it keeps the memory of the archive.
  ///
  /// - Throws: `ArchiveFault` where it is none.
  package init(_ archive: inout ArchiveReader) throws(ArchiveFault) {
    let lexemes = try LexemeTable(&archive)
    let trie = try PatternTrie(&archive)
    let prefixes = try PrefixTable(&archive)
    let prefixAtoms = try archive.borrowed(Int32.self)
    let (number, any) = (try archive.int(), try archive.int())
    let texts = try archive.array(of: UInt8.self)
    let textEnds = try archive.array(of: Int32.self)
    let starts = try archive.array(of: Int32.self)
    let spellings = try Spellings(&archive)
    let vocabulary = try Vocabulary(&archive)
    guard starts.count == textEnds.count + 1, textEnds.last.map({ Int($0) == texts.count }) ?? true,
      trie.firstNodes.count == any + 1, any == number + 1
    else { throw ArchiveFault() }
    memory = archive.owner
    self.lexemes = lexemes
    self.trie = trie
    self.prefixes = prefixes
    self.prefixAtoms = prefixAtoms
    (numberAtom, anyAtom) = (Int32(number), Int32(any))
    (self.texts, self.textEnds, self.starts) = (texts, textEnds, starts)
    self.spellings = spellings
    self.vocabulary = vocabulary
  }
}

// MARK: - From run to run

extension PatternTable {
  /// Writes the table.
  package func write(to archive: inout ArchiveWriter) {
    lexemes.write(to: &archive)
    trie.write(to: &archive)
    prefixes.write(to: &archive)
    archive.write(prefixAtoms)
    archive.write(Int(numberAtom))
    archive.write(Int(anyAtom))
    archive.write(texts)
    archive.write(textEnds)
    archive.write(starts)
    spellings.write(to: &archive)
    vocabulary.write(to: &archive)
  }
}

/// The prefixes that forms begin with.
private struct FormPrefixes: ~Copyable, Sendable {
  let table: PrefixTable
  /// The atoms of the prefixes of all forms end to end.
  private(set) var atoms = WorkList<Int32>()
  /// Where those of each form begin, and a last one where they end.
  private(set) var starts: [Int32] = []
  /// The forms that hashtags may be split into.
  let vocabulary: Vocabulary

  /// Looks through all forms.
  ///
  /// - Parameters:
  ///   - forms: The forms, whose atoms are their numbers.
  ///   - prefixes: The prefixes, whose atoms come behind them.
  init(of forms: FormCollection, _ prefixes: FormCollection) {
    table = PrefixTable(
      (0..<prefixes.count).map { Array(prefixes[$0]) },
      firstAtom: Int32(forms.count)
    )
    starts.reserveCapacity(forms.count + 1)
    for number in 0..<forms.count {
      starts.append(Int32(atoms.count))
      table.appendAtoms(of: forms[number], to: &atoms)
    }
    starts.append(Int32(atoms.count))
    vocabulary = Vocabulary(hashes: forms.vocabularyHashes)
  }
}
