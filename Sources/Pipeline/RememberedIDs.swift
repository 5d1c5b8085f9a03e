import FeedbackModel

/// The ids of remembered comments, numbers as numbers and all others as text.
///
/// Both lists grow by whole pages, so that growing neither copies what is there nor takes twice its room.
struct RememberedIDs: Sendable {
  /// For each id its number, or with the highest bit set the place of its text.
  private var words = PagedList<UInt32>()

  /// Texts one behind the other, each behind its length in four bytes.
  private var texts = PagedList<UInt8>()

  private static let isText: UInt32 = 1 << 31

  /// How many ids there are.
  var count: Int { words.count }

  /// Remembers an id; one of so many bytes that all texts would pass 2 GiB is remembered as nothing.
  mutating func append(_ id: Span<UInt8>) {
    if let number = Self.number(id) { return words.append(number) }
    let fits = texts.count + id.count + 4 < Int(Self.isText)
    let place = texts.count
    let length = fits ? UInt32(id.count) : 0
    guard fits || place + 4 < Int(Self.isText) else { return words.append(0) }
    for shift in stride(from: 0, to: 32, by: 8) {
      texts.append(UInt8(truncatingIfNeeded: length >> shift))
    }
    if fits { for index in id.indices { texts.append(id[index]) } }
    words.append(Self.isText | UInt32(place))
  }

  /// Appends the bytes of an id.
  func appendID(_ place: Int, to out: inout WorkList<UInt8>) {
    let word = words[place]
    guard word & Self.isText != 0 else { return out.append(decimal: Int(word)) }
    let start = Int(word & ~Self.isText)
    var length = 0
    for byte in (0..<4).reversed() { length = length << 8 | Int(texts[start + byte]) }
    for offset in 0..<length { out.append(texts[start + 4 + offset]) }
  }

  /// The most digits of a number that always fits.
  private static let mostDigits = 9

  /// Returns the number that an id is the plain spelling of: digits without a nought before them.
  private static func number(_ id: Span<UInt8>) -> UInt32? {
    guard id.count > 0, id.count <= mostDigits, id.count == 1 || id[0] != UInt8(ascii: "0") else {
      return nil
    }
    var number: UInt32 = 0
    var isNumber = true
    for index in id.indices {
      let digit = id[index] &- UInt8(ascii: "0")
      isNumber = isNumber && digit < 10
      number = number &* 10 &+ UInt32(digit)
    }
    return isNumber ? number : nil
  }
}

/// A list that grows by whole pages and is only ever appended to.
struct PagedList<Element: BitwiseCopyable & Sendable>: Sendable {
  private var pages: [[Element]] = []
  private(set) var count = 0

  private static var pageBits: Int { 16 }

  /// The element at a place.
  subscript(place: Int) -> Element {
    pages[place >> Self.pageBits][place & (1 << Self.pageBits - 1)]
  }

  /// Appends an element.
  mutating func append(_ element: Element) {
    if count & (1 << Self.pageBits - 1) == 0 {
      var page: [Element] = []
      page.reserveCapacity(1 << Self.pageBits)
      pages.append(page)
    }
    pages[pages.count - 1].append(element)
    count += 1
  }
}
