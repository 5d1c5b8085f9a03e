package import FeedbackModel
package import LexiconMatching

// The model as it is kept from run to run; see `ArchiveWriter`.

extension SentimentModel {
  /// Reads a model that was written before.
  ///
  /// - Parameters:
  ///   - archive: Where it was written.
  ///   - spellings: Which words are looked up as others.
  /// - Throws: `ArchiveFault` where it is none.
  package init(
    _ archive: inout ArchiveReader,
    _ spellings: Spellings
  ) throws(ArchiveFault) {
    constants = try ModelConstants(&archive)
    lexicon = try SentimentLexicon(&archive)
    answers = try AnswerLexicon(&archive, spellings)
    grammar = try GrammarWords.read(&archive)
    comparisons = try ComparisonLexicon(&archive)
  }

  /// Writes the model.
  package func write(to archive: inout ArchiveWriter) {
    constants.write(to: &archive)
    lexicon.write(to: &archive)
    answers.write(to: &archive)
    grammar.write(to: &archive)
    comparisons.write(to: &archive)
  }
}

extension ModelConstants {
  init(_ archive: inout ArchiveReader) throws(ArchiveFault) {
    values = try archive.array()
    guard values.count == Key.allCases.count else { throw ArchiveFault() }
  }

  func write(to archive: inout ArchiveWriter) { archive.write(values) }
}

extension SentimentLexicon {
  init(_ archive: inout ArchiveReader) throws(ArchiveFault) { entries = try archive.array() }

  func write(to archive: inout ArchiveWriter) { archive.write(entries) }
}

extension AnswerLexicon {
  init(_ archive: inout ArchiveReader, _ spellings: Spellings) throws(ArchiveFault) {
    for aim in QuestionAim.allCases {
      for pattern in try archive.array(of: Int32.self) { aims[pattern] = aim }
    }
    nothings = Set(try archive.array(of: Int32.self))
    nothingsWrong = Set(try archive.array(of: Int32.self))
    for says in [true, false] {
      for pattern in try archive.array(of: Int32.self) { isYes[pattern] = says }
    }
    words = try AnswerWords(&archive, spellings)
  }

  func write(to archive: inout ArchiveWriter) {
    for aim in QuestionAim.allCases { archive.write(aims.filter { $0.value == aim }.keys.sorted()) }
    archive.write(nothings.sorted())
    archive.write(nothingsWrong.sorted())
    for says in [true, false] { archive.write(isYes.filter { $0.value == says }.keys.sorted()) }
    words.write(to: &archive)
  }
}

extension AnswerWords {
  init(_ archive: inout ArchiveReader, _ spellings: Spellings) throws(ArchiveFault) {
    self.spellings = spellings
    for role in AnswerRole.allCases {
      let hashes = try archive.array(of: UInt64.self)
      if !hashes.isEmpty { words[role] = Set(hashes) }
    }
  }

  func write(to archive: inout ArchiveWriter) {
    for role in AnswerRole.allCases { archive.write((words[role] ?? []).sorted()) }
  }
}

extension GrammarWords {
  static func read(_ archive: inout ArchiveReader) throws(ArchiveFault) -> GrammarWords {
    let words = try archive.array(of: Word.self)
    let openings = try archive.array(of: Opening.self)
    var lines: [[UInt64]] = []
    let count = try archive.int()
    guard count >= 0 else { throw ArchiveFault() }
    for _ in 0..<count { lines.append(try archive.array(of: UInt64.self)) }
    return GrammarWords(words, openings, deviceLines: lines)
  }

  func write(to archive: inout ArchiveWriter) {
    archive.write(words)
    archive.write(openings)
    archive.write(deviceLines.count)
    for line in deviceLines { archive.write(line) }
  }
}
