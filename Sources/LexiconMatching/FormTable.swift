import FeedbackModel
import Tokenization

/// A flat open-addressing table from folded forms to dense numbers.
///
/// Forms are held by their 64-bit hashes alone, so that a look-up touches one or two lines of memory. No two forms of the
/// table share a hash (that is checked); that some other word of a text has the hash of one of ten thousand forms is
/// a matter of one word in 10¹⁵.
struct FormTable: ~Copyable, Sendable {
  /// A place of the table.
  struct Slot: BitwiseCopyable, Sendable {
    /// The hash of a form, or 0 in an empty slot.
    ///
    /// No form hashes to nought in practice; one that did would only never be found.
    var hash: UInt64 = 0
    var number: Int32 = -1
  }

  private(set) var slots: WorkList<Slot>
  let mask: Int

  /// Creates a table of distinct forms; each is numbered by its place.
  ///
  /// - Precondition: No two forms share a hash.
  init(_ forms: [[UInt8]]) {
    var capacity = 16
    while capacity < forms.count * 2 { capacity *= 2 }
    mask = capacity - 1
    slots = WorkList(repeating: Slot(), count: capacity)
    for (number, form) in forms.enumerated() {
      let hash = FormHash.of(form)
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot].hash != 0 {
        precondition(slots[slot].hash != hash, "Two forms share a hash.")
        slot = (slot + 1) & mask
      }
      slots[slot] = Slot(hash: hash, number: Int32(number))
    }
  }

  /// Reads a table that was written before.
  init(_ archive: inout ArchiveReader) throws(ArchiveFault) {
    let slots = try archive.borrowed(Slot.self)
    // A search goes on to an empty slot, so one must be there.
    guard slots.count.nonzeroBitCount == 1, slots.contains(where: { $0.hash == 0 }) else {
      throw ArchiveFault()
    }
    mask = slots.count - 1
    self.slots = slots
  }

  /// Writes the table.
  func write(to archive: inout ArchiveWriter) { archive.write(slots) }

  /// Returns the number of the form with a hash, or -1 when it is not in the table.
  func number(hash: UInt64) -> Int32 {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot].hash != 0 {
      if slots[slot].hash == hash { return slots[slot].number }
      slot = (slot + 1) & mask
    }
    return -1
  }
}
