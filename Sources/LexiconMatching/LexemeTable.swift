import FeedbackModel

/// What the table of patterns knows of one folded form: a single look-up of a word gives all of it.
struct Lexeme: BitwiseCopyable, Sendable {
  /// Where patterns that begin with the form go on; its atom is the form's number, -1 where the form is in no pattern.
  var node = PatternTrie.Node()
  /// Where the atoms of its prefixes begin; below zero, as their complement, for a number in words.
  var prefixCode: Int32 = 0
}

/// A flat open-addressing table from folded forms to lexemes.
///
/// Forms are held by their 64-bit hashes alone, as in `FormTable`; a slot is half a line of memory, and a look-up mostly
/// touches one.
struct LexemeTable: ~Copyable, Sendable {
  /// A place of the table.
  struct Slot: BitwiseCopyable, Sendable {
    /// The hash of a form, or 0 in an empty slot.
    var hash: UInt64 = 0
    var lexeme = Lexeme()
  }

  /// The slots, and behind them an empty one for all forms that are not in the table.
  private(set) var slots: WorkList<Slot>
  let mask: Int

  /// Creates a table.
  ///
  /// - Parameters:
  ///   - hashes: The hashes of distinct forms.
  ///   - lexemes: What is known of each.
  /// - Precondition: No two forms share a hash.
  init(_ hashes: [UInt64], _ lexemes: [Lexeme]) {
    var capacity = 16
    while capacity < hashes.count * 2 { capacity *= 2 }
    mask = capacity - 1
    slots = WorkList(repeating: Slot(), count: capacity + 1)
    for (hash, lexeme) in zip(hashes, lexemes) {
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot].hash != 0 {
        precondition(slots[slot].hash != hash, "Two forms share a hash.")
        slot = (slot + 1) & mask
      }
      slots[slot] = Slot(hash: hash, lexeme: lexeme)
    }
  }

  /// Reads a table that was written before.
  init(_ archive: inout ArchiveReader) throws(ArchiveFault) {
    let slots = try archive.borrowed(Slot.self)
    guard (slots.count - 1).nonzeroBitCount == 1, slots.contains(where: { $0.hash == 0 }) else {
      throw ArchiveFault()
    }
    mask = slots.count - 2
    self.slots = slots
  }

  /// Writes the table.
  func write(to archive: inout ArchiveWriter) { archive.write(slots) }
}
