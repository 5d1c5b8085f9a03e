import Glibc
import Tokenization

/// Distinct forms, numbered in the order in which they come, with their bytes end to end.
struct FormCollection: Sendable {
  private var index: HashIndex
  private var bytes: [UInt8] = []
  private var ends: [Int32] = []

  /// Creates an empty collection.
  ///
  /// - Parameter room: For how many forms there is room from the start, more or less.
  init(room: Int) {
    index = HashIndex(room: room)
    // Words have about eight letters.
    bytes.reserveCapacity(room * 8)
    ends.reserveCapacity(room)
  }

  /// How many forms there are.
  var count: Int { ends.count }

  /// The hash of each form.
  var hashes: [UInt64] { index.hashes }

  /// Returns the number of a form, which is new if it was not there.
  ///
  /// - Parameters:
  ///   - form: The folded bytes.
  ///   - hash: Their `FormHash`.
  /// - Returns: The number.
  /// - Precondition: No other form has its hash.
  mutating func number(of form: Span<UInt8>, hash: UInt64) -> Int32 {
    let (number, isNew) = index.number(of: hash)
    if isNew {
      form.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
      ends.append(Int32(bytes.count))
    } else {
      precondition(isSame(number, form), "Two forms share a hash.")
    }
    return number
  }

  /// Returns the number of a form, which is new if it was not there.
  mutating func number(of form: [UInt8]) -> Int32 {
    number(of: form.span, hash: FormHash.of(form.span))
  }

  /// Returns for each form its number in another collection, to which it is added if it was not there.
  func numbers(in other: inout FormCollection) -> [Int32] {
    (0..<count).map { other.number(of: bytes.span.extracting(range(of: $0)), hash: hashes[$0]) }
  }

  /// The bytes of a form.
  subscript(number: Int) -> ArraySlice<UInt8> { bytes[range(of: number)] }

  /// The hashes of the words that run-together hashtags may be split into: small ASCII letters alone.
  var vocabularyHashes: [UInt64] {
    (0..<count).filter { number in
      let form = self[number]
      return Vocabulary.mayHold(form)
        && form.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    }.map { hashes[$0] }
  }

  private func range(of number: Int) -> Range<Int> {
    Int(number > 0 ? ends[number - 1] : 0)..<Int(ends[number])
  }

  private func isSame(_ number: Int32, _ form: Span<UInt8>) -> Bool {
    let range = range(of: Int(number))
    guard range.count == form.count else { return false }
    return bytes.withUnsafeBufferPointer { own in
      form.withUnsafeBufferPointer { other in
        guard let ownBase = own.baseAddress, let otherBase = other.baseAddress else { return true }
        // In bounds: forms lie within the bytes, and both are as long as is compared.
        return memcmp(ownBase + range.lowerBound, otherBase, range.count) == 0
      }
    }
  }
}
