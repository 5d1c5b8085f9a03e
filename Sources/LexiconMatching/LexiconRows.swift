import Glibc

/// The entry lines of a lexicon file: its bytes, and where the fields lie in them.
///
/// Nothing is copied out of the file until somebody asks for text: tens of thousands of lines are read at each start.
package struct LexiconRows: RandomAccessCollection, Sendable {
  private let file: LexiconFields

  /// Creates the rows of a file.
  init(_ file: LexiconFields) { self.file = file }

  /// The place of the first row.
  package var startIndex: Int { 0 }

  /// The place behind the last row.
  package var endIndex: Int { file.lines.count }

  /// The row at a place.
  package subscript(place: Int) -> LexiconTable.Row { LexiconTable.Row(file, place) }
}

/// The bytes of a lexicon file, with its entry lines and their fields; immutable once it is read.
final class LexiconFields: Sendable {
  /// The bytes of a field, as offsets in the file.
  struct Field: BitwiseCopyable {
    var start: Int32
    var end: Int32

    /// A field that the line leaves out.
    static var empty: Field { Field(start: 0, end: 0) }
  }

  /// The whole file.
  let bytes: [UInt8]

  /// The fields of all rows, as many for each.
  let fields: [Field]

  /// The line of each row, from 1.
  let lines: [Int32]

  /// How many fields a row has.
  let width: Int

  /// Creates the rows of a file.
  init(bytes: [UInt8], fields: [Field], lines: [Int32], width: Int) {
    self.bytes = bytes
    self.fields = fields
    self.lines = lines
    self.width = width
  }
}

extension LexiconTable {
  /// One entry line.
  package struct Row: Sendable {
    private let file: LexiconFields
    private let place: Int

    /// Creates the row at a place of a file.
    fileprivate init(_ file: LexiconFields, _ place: Int) {
      self.file = file
      self.place = place
    }

    /// The line in the file, from 1.
    package var line: Int { Int(file.lines[place]) }

    /// The fields, as many as the file has columns; optional ones may be empty.
    package var fields: [String] { (0..<file.width).map { text($0) } }

    /// Returns a field as text.
    package func text(_ field: Int) -> String {
      let range = range(field)
      return String(decoding: file.bytes[range], as: UTF8.self)
    }

    /// Returns whether a field is empty.
    package func isEmpty(_ field: Int) -> Bool { range(field).isEmpty }

    /// Returns whether a field is a word of ASCII.
    package func has(_ word: StaticString, in field: Int) -> Bool {
      let range = range(field)
      guard range.count == word.utf8CodeUnitCount else { return false }
      let bytes = file.bytes
      return word.withUTF8Buffer { letters in
        letters.indices.allSatisfy { bytes[range.lowerBound + $0] == letters[$0] }
      }
    }

    /// Returns whether a field is the same as in the row before; the first row has none before it.
    ///
    /// So a word that many lines share is understood once.
    package func repeats(_ field: Int) -> Bool {
      guard place > 0 else { return false }
      let (own, last) = (range(field), range(field, of: place - 1))
      guard own.count == last.count else { return false }
      return file.bytes.withUnsafeBufferPointer { bytes in
        // In bounds: fields lie within the file.
        bytes.baseAddress.map { memcmp($0 + own.lowerBound, $0 + last.lowerBound, own.count) } == 0
      }
    }

    /// Returns a field as a decimal number in thousandths, or nil when it is none.
    package func thousandths(_ field: Int) -> Int? {
      withBytes(of: field) { Thousandths.parse($0) }
    }

    /// Calls a closure with the bytes of a field.
    package func withBytes<Value, Failure: Error>(
      of field: Int,
      _ body: (Span<UInt8>) throws(Failure) -> Value
    ) throws(Failure) -> Value {
      let bytes = file.bytes
      return try body(bytes.span.extracting(range(field)))
    }

    private func range(_ field: Int) -> Range<Int> { range(field, of: place) }

    private func range(_ field: Int, of place: Int) -> Range<Int> {
      precondition(field < file.width, "The row has no such field.")
      let field = file.fields[place * file.width + field]
      return Int(field.start)..<Int(field.end)
    }
  }
}
