import FeedbackModel
import Tokenization

/// Distinct patterns, numbered in the order in which they come, laid out end to end.
///
/// A place of a pattern is one number, its code: that of a form, or below zero that of a prefix, "a number" or "any word".
struct PatternCollection: Sendable {
  /// The code of a number in digits or words.
  static let numberCode: Int32 = -1
  /// The code of any one word.
  static let anyCode: Int32 = -2

  /// The code of a prefix.
  static func code(ofPrefix number: Int32) -> Int32 { -3 - number }

  /// The forms of all patterns.
  private(set) var forms: FormCollection

  /// For each of the first forms, which are those of spellings, the form that it is looked up as.
  private(set) var standards: [Int32] = []

  /// The prefixes of all patterns.
  private(set) var prefixes = FormCollection(room: 0)

  /// The codes of all patterns end to end.
  private(set) var codes: [Int32] = []

  /// Where the codes of each pattern begin, and a last one where they end.
  private(set) var starts: [Int32] = [0]

  /// What the files use each pattern for.
  private(set) var uses: [PatternUses] = []

  /// The patterns as they were first written, end to end, and where each ends.
  private(set) var texts: [UInt8] = []
  private(set) var textEnds: [Int32] = []

  private var index: HashIndex

  /// The key of the pattern under way.
  private var key: UInt64 = 0

  /// Creates an empty collection.
  ///
  /// - Parameter room: For how many patterns there is room from the start, more or less.
  init(room: Int) {
    // Most forms are in several patterns.
    forms = FormCollection(room: room / 3)
    index = HashIndex(room: room)
    starts.reserveCapacity(room)
    uses.reserveCapacity(room)
    textEnds.reserveCapacity(room)
    codes.reserveCapacity(room * 4)
    // A pattern has about twenty bytes.
    texts.reserveCapacity(room * 20)
  }

  /// How many patterns there are.
  var count: Int { uses.count }

  // MARK: - Spellings

  /// Declares which forms are looked up as others.
  ///
  /// - Precondition: There are no patterns yet.
  mutating func declare(_ spellings: Spellings) {
    precondition(forms.count == 0, "Spellings must be known before the first pattern.")
    for variant in spellings.variants {
      let form = forms.number(of: variant.form)
      let standard = forms.number(of: variant.standard)
      while standards.count < forms.count { standards.append(Int32(standards.count)) }
      standards[Int(form)] = standard
    }
  }

  /// Returns the form that a form is looked up as; mostly itself.
  func standard(of form: Int32) -> Int32 {
    Int(form) < standards.count ? standards[Int(form)] : form
  }

  // MARK: - One pattern after the other

  /// How many places the pattern under way has.
  var pending: Int { codes.count - Int(starts[starts.count - 1]) }

  /// Whether the pattern under way neither begins nor ends with any one word.
  var isBoundByWords: Bool {
    pending > 0 && codes[codes.count - pending] != Self.anyCode
      && codes[codes.count - 1] != Self.anyCode
  }

  /// Gives up the pattern under way.
  mutating func discard() {
    codes.removeLast(pending)
    key = 0
  }

  /// Appends a form to the pattern under way.
  mutating func append(form: Span<UInt8>, hash: UInt64) {
    let number = forms.number(of: form, hash: hash)
    let standard = standard(of: number)
    append(code: standard, key: standard == number ? hash : forms.hashes[Int(standard)])
  }

  /// Appends a place to the pattern under way.
  mutating func append(_ element: PatternElement) {
    switch element {
    case .form(let form): append(form: form.span, hash: FormHash.of(form.span))
    case .prefix(let prefix):
      let code = Self.code(ofPrefix: prefixes.number(of: prefix))
      append(code: code, key: ~FormHash.of(prefix.span))
    case .number: append(code: Self.numberCode, key: 1)
    case .anyWord: append(code: Self.anyCode, key: 2)
    }
  }

  /// Ends the pattern under way.
  ///
  /// - Parameters:
  ///   - text: The pattern as it is written.
  ///   - uses: What the file uses it for.
  /// - Returns: The pattern's number; equal patterns have one number.
  mutating func finish(_ text: Span<UInt8>, for uses: PatternUses) -> Int32 {
    let (number, isNew) = index.number(of: key)
    key = 0
    guard isNew else {
      precondition(isPending(number), "Two patterns share a key.")
      codes.removeLast(pending)
      self.uses[Int(number)].formUnion(uses)
      return number
    }
    starts.append(Int32(codes.count))
    text.withUnsafeBufferPointer { texts.append(contentsOf: $0) }
    textEnds.append(Int32(texts.count))
    self.uses.append(uses)
    return number
  }

  private mutating func append(code: Int32, key: UInt64) {
    codes.append(code)
    // 2⁶⁴ divided by the golden ratio (Knuth, The Art of Computer Programming 3, 6.4).
    let mixed = (self.key ^ key) &* 0x9E37_79B9_7F4A_7C15
    self.key = mixed ^ mixed >> 32
  }

  /// Returns whether a pattern has the same places as the one under way.
  private func isPending(_ number: Int32) -> Bool {
    let known = Int(starts[Int(number)])..<Int(starts[Int(number) + 1])
    let first = codes.count - pending
    guard known.count == pending else { return false }
    for offset in 0..<known.count
    where codes[known.lowerBound + offset] != codes[first + offset] {
      return false
    }
    return true
  }
}

extension PatternCollection {
  /// Adds all patterns of another collection in their order, with all its forms and prefixes.
  ///
  /// - Returns: For each of them its number here.
  mutating func merge(_ other: PatternCollection) -> [Int32] {
    let forms = other.forms.numbers(in: &forms)
    let prefixes = other.prefixes.numbers(in: &prefixes)
    func code(_ code: Int32) -> Int32 {
      if code >= 0 { return forms[Int(code)] }
      let prefix = Self.code(ofPrefix: 0) - code
      return prefix < 0 ? code : Self.code(ofPrefix: prefixes[Int(prefix)])
    }
    return (0..<other.count).map { number in
      for place in other.starts[number]..<other.starts[number + 1] {
        codes.append(code(other.codes[Int(place)]))
      }
      // Keys are made of what the places say, not of how forms are numbered.
      key = other.index.hashes[number]
      let start = number > 0 ? Int(other.textEnds[number - 1]) : 0
      let text = other.texts.span.extracting(start..<Int(other.textEnds[number]))
      return finish(text, for: other.uses[number])
    }
  }

  /// Returns the atoms of all patterns end to end.
  ///
  /// - Parameter formCount: How many forms there are, whose atoms are their numbers; behind them come the prefixes, then
  ///   "a number", then "any word".
  /// - Returns: As many as there are codes.
  func atoms(behindForms formCount: Int32) -> [Int32] {
    let numberAtom = formCount + Int32(prefixes.count)
    return codes.map { code in
      switch code {
      case 0...: code
      case Self.numberCode: numberAtom
      case Self.anyCode: numberAtom + 1
      default: formCount + Self.code(ofPrefix: 0) - code
      }
    }
  }
}
