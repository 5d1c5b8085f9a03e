/// Text and numbers at the end of a list of bytes.
///
/// Short pieces are stored as whole words or blocks, and the count says how much of them stays; so each function first
/// makes room for the whole of what it stores.
///
/// An island of unsafe code: every store lies behind `count`, in room that was made just before.
extension WorkList where Element == UInt8 {
  /// Appends the first bytes of a word, the lowest first.
  ///
  /// - Parameters:
  ///   - word: The bytes.
  ///   - bytes: How many of them, 0…8.
  @inlinable @inline(__always)
  public mutating func append(word: UInt64, bytes: Int) {
    precondition(UInt(bitPattern: bytes) <= 8, "A word has eight bytes.")
    if capacity &- filled < 8 { grow(to: filled + 8) }
    // In bounds: there is room for eight bytes.
    unsafe UnsafeMutableRawPointer(base + filled).storeBytes(of: word.littleEndian, as: UInt64.self)
    setCount(filled &+ bytes)
  }

  /// Appends the first bytes of a block.
  ///
  /// - Parameters:
  ///   - block: The bytes.
  ///   - bytes: How many of them, 0…16.
  @inlinable @inline(__always)
  public mutating func append(block: SIMD16<UInt8>, bytes: Int) {
    precondition(UInt(bitPattern: bytes) <= 16, "A block has sixteen bytes.")
    if capacity &- filled < 16 { grow(to: filled + 16) }
    // In bounds: there is room for sixteen bytes.
    unsafe UnsafeMutableRawPointer(base + filled).storeBytes(of: block, as: SIMD16<UInt8>.self)
    setCount(filled &+ bytes)
  }

  /// Appends the bytes of a text that the program holds.
  @inlinable @inline(__always)
  public mutating func append(_ text: StaticString) {
    let bytes = text.utf8CodeUnitCount
    reserve(filled + bytes)
    // In bounds: there is room for the whole text.
    unsafe (base + filled).update(from: text.utf8Start, count: bytes)
    setCount(filled &+ bytes)
  }

  /// Appends bytes.
  @inlinable @inline(__always)
  public mutating func append(contentsOf bytes: Span<UInt8>) {
    let few = bytes.count
    guard few > 0 else { return }
    reserve(filled + few)
    let end = unsafe base + filled
    unsafe bytes.withUnsafeBufferPointer { bytes in
      guard let first = bytes.baseAddress else { return }
      // In bounds: there is room for all, and a span is never of memory that is being written.
      unsafe end.update(from: first, count: few)
    }
    setCount(filled &+ few)
  }

  /// Appends thousandths as a decimal with three places.
  @inlinable @inline(__always)
  public mutating func append(thousandths value: Int) {
    let magnitude = value.magnitude
    guard magnitude < 10_000 else { return append(manyThousandths: value) }
    let few = UInt64(magnitude)
    let (whole, rest) = (few / 1000, few % 1000)
    let zero = UInt64(UInt8(ascii: "0"))
    let head = zero &+ whole | UInt64(UInt8(ascii: ".")) << 8
    let tail = zero &+ rest / 100 | (zero &+ rest / 10 % 10) << 8 | (zero &+ rest % 10) << 16
    let word = head | tail << 16
    if value < 0 {
      append(word: word << 8 | UInt64(UInt8(ascii: "-")), bytes: 6)
    } else {
      append(word: word, bytes: 5)
    }
  }

  @usableFromInline @inline(never)
  mutating func append(manyThousandths value: Int) {
    if value < 0 { append("-") }
    let magnitude = value.magnitude
    append(digitsOf: magnitude / 1000)
    append(thousandths: Int(magnitude % 1000))
    // The nought before the point gives way to the whole part.
    let point = filled - 5
    for place in (point + 1)..<filled { self[place - 1] = self[place] }
    removeLast()
  }

  /// Appends an integer in decimal digits.
  @inlinable @inline(__always)
  public mutating func append(decimal value: Int) {
    if value >= 0, value < 10 { return append(UInt8(ascii: "0") &+ UInt8(value)) }
    if value < 0 { append(UInt8(ascii: "-")) }
    append(digitsOf: value.magnitude)
  }

  @usableFromInline @inline(never)
  mutating func append(digitsOf value: UInt) {
    var digits = 1
    var bound: UInt = 10
    while digits < Self.mostDigits, value >= bound {
      digits += 1
      bound = digits < Self.mostDigits ? bound * 10 : bound
    }
    reserve(filled + digits)
    let start = filled
    setCount(start + digits)
    var (rest, place) = (value, start + digits)
    while rest >= 10 {
      place -= 2
      let pair = Int(rest % 100) * 2
      self[place] = Self.pairs[pair]
      self[place + 1] = Self.pairs[pair + 1]
      rest /= 100
    }
    if place > start { self[start] = UInt8(ascii: "0") + UInt8(rest) }
  }

  /// The digits of the largest number of 64 bits, 18,446,744,073,709,551,615.
  private static var mostDigits: Int { 20 }
}

/// The digits of 00, 01, … 99, one behind the other.
private let digitPairs: [UInt8] = (0..<100).flatMap { number -> [UInt8] in
  [UInt8(ascii: "0") + UInt8(number / 10), UInt8(ascii: "0") + UInt8(number % 10)]
}

extension WorkList where Element == UInt8 {
  fileprivate static var pairs: [UInt8] { digitPairs }
}
