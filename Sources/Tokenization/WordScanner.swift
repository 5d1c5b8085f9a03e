import CScanning
import FeedbackModel

/// A stretch between two of ICU's word boundaries, with what its bytes say.
typealias Stretch = earshot_stretch

/// What a text holds; a pattern whose mark is absent is not searched for.
struct TextMarks: OptionSet {
  var rawValue: UInt32

  init(rawValue: UInt32) { self.rawValue = rawValue }

  private init(_ bit: some BinaryInteger) { rawValue = UInt32(bit) }

  /// An at sign right behind what may stand there in an e-mail address.
  static var mail: TextMarks { TextMarks(EARSHOT_MARK_MAIL) }
  /// A full stop with a letter or digit behind it, as in every address.
  static var innerStop: TextMarks { TextMarks(EARSHOT_MARK_INNER_STOP) }
  static var hash: TextMarks { TextMarks(EARSHOT_MARK_HASH) }
  static var money: TextMarks { TextMarks(EARSHOT_MARK_MONEY) }
}

extension Stretch {
  /// Whether it holds bytes beyond ASCII, so that neither its hash nor its shape is known.
  var isWide: Bool { has(EARSHOT_IS_WIDE) }

  /// Whether a bit of its content is set.
  func has(_ bit: some BinaryInteger) -> Bool { content & UInt8(truncatingIfNeeded: bit) != 0 }
}

/// Cuts texts at ICU's root word boundaries, and hashes the words in the same pass.
///
/// ASCII text is cut by rules that are proven equal to ICU's. Elsewhere the blank-delimited runs of words that hold other
/// bytes are cut by further such rules, or by ICU where these do not know a code point: no rule of UAX #29 looks over a
/// boundary between a blank and what is none. ICU cuts all text where its rules are others than these.
/// A worker: it owns its iterator and buffers.
struct WordScanner: ~Copyable {
  /// The stretches of the text that was scanned last.
  private(set) var stretches = WorkList<Stretch>()

  /// What that text holds.
  private(set) var marks: TextMarks = []

  private let icu: ICUBreaker
  private let rules: BoundaryRules
  private let wideWords = WideWords()
  private var found = Boundaries()

  /// Creates a scanner.
  ///
  /// - Parameters:
  ///   - icu: Cuts what the rules do not.
  ///   - rules: Those that `icu` shares.
  init(icu: ICUBreaker = ICUBreaker(.words), rules: BoundaryRules = .inUse) {
    self.icu = icu
    self.rules = rules
  }

  /// Fills in the boundaries of the text that was scanned last.
  func fill(_ boundaries: inout Boundaries) {
    boundaries.removeAll()
    for place in stretches.indices {
      boundaries.append(end: Int(stretches[place].end), status: stretches[place].status)
    }
  }

  /// Cuts a text.
  ///
  /// - Parameters:
  ///   - text: The text in UTF-8.
  ///   - encoding: What its bytes are.
  mutating func scan(_ text: Span<UInt8>, _ encoding: TextEncoding) {
    stretches.removeAll()
    marks = []
    switch encoding {
    case _ where !rules.words: appendByICU(0..<text.count, of: text)
    case .ascii: appendASCII(0..<text.count, of: text)
    case .utf8: appendMixed(text)
    case .malformed: appendByICU(0..<text.count, of: text)
    }
  }

  /// Cuts a range of ASCII; both its ends are places where ICU would cut.
  mutating func scanASCII(_ range: Range<Int>, of text: Span<UInt8>) {
    stretches.removeAll()
    marks = []
    appendASCII(range, of: text)
  }

  /// Cuts a run of words that hold bytes beyond ASCII, in well-formed text.
  mutating func scanWide(_ range: Range<Int>, of text: Span<UInt8>) {
    stretches.removeAll()
    marks = []
    appendWide(range, of: text)
  }

  /// Cuts any text, or none where ICU does not cut.
  mutating func scanByICU(_ text: Span<UInt8>) {
    stretches.removeAll()
    marks = []
    appendByICU(0..<text.count, of: text)
  }

  /// Whether ICU need not be asked for ASCII.
  var hasRules: Bool { rules.words }

  /// Returns the next run of words with bytes beyond ASCII, or nil behind the last one.
  func wideRun(from start: Int, in text: Span<UInt8>) -> Range<Int>? {
    var next = start
    while next < text.count, text[next] < 0x80 { next += 1 }
    return next < text.count ? WideRun(around: next, notBefore: start, in: text).range : nil
  }

  private mutating func appendASCII(_ range: Range<Int>, of text: Span<UInt8>) {
    guard !range.isEmpty else { return }
    var found = marks.rawValue
    stretches.append(room: range.count) { out in
      text.withUnsafeBufferPointer { bytes in
        // In bounds: a stretch has at least one byte, and there is room for as many stretches as bytes.
        Int(
          earshot_scan_words(
            bytes.baseAddress,
            Int32(range.lowerBound),
            Int32(range.upperBound),
            out,
            &found
          )
        )
      }
    }
    marks = TextMarks(rawValue: found)
  }

  /// Appends the stretches of a text with bytes beyond ASCII.
  private mutating func appendMixed(_ text: Span<UInt8>) {
    var done = 0
    var next = 0
    while next < text.count {
      guard text[next] >= 0x80 else {
        next += 1
        continue
      }
      let run = WideRun(around: next, notBefore: done, in: text).range
      appendASCII(done..<run.lowerBound, of: text)
      appendWide(run, of: text)
      done = run.upperBound
      next = done
    }
    appendASCII(done..<text.count, of: text)
  }

  private mutating func appendWide(_ range: Range<Int>, of text: Span<UInt8>) {
    if rules.wideWords, wideWords.append(range, of: text, to: &stretches, &marks) { return }
    appendByICU(range, of: text)
  }

  private mutating func appendByICU(_ range: Range<Int>, of text: Span<UInt8>) {
    icu.find(in: text.extracting(range), into: &found)
    for position in range { marks.formUnion(Self.possibleMarks(of: text[position])) }
    var start = range.lowerBound
    for (place, offset) in found.ends.enumerated() {
      let end = range.lowerBound + Int(offset)
      append(start..<end, of: text, status: found.classes[place])
      start = end
    }
  }

  private mutating func append(_ range: Range<Int>, of text: Span<UInt8>, status: UInt16) {
    let known = stretches.count
    if isASCII(text.extracting(range)) { appendASCII(range, of: text) }
    if stretches.count == known + 1, Int(stretches[known].end) == range.upperBound {
      stretches[known].status = status
      return
    }
    stretches.removeLast(stretches.count - known)
    stretches.append(
      Stretch(
        hash: 0,
        end: Int32(truncatingIfNeeded: range.upperBound),
        status: status,
        content: UInt8(EARSHOT_IS_WIDE),
        first: text[range.lowerBound]
      )
    )
  }

  private static func possibleMarks(of byte: UInt8) -> TextMarks {
    switch byte {
    case UInt8(ascii: "."): .innerStop
    case UInt8(ascii: "@"): .mail
    case UInt8(ascii: "#"): .hash
    // Signs of currency begin with C2 (U+00A2…U+00A5) and E2 (U+20A0…U+20BF).
    case UInt8(ascii: "$"), UInt8(ascii: "%"), 0xC2, 0xE2: .money
    default: []
    }
  }
}

/// A run of words with bytes beyond ASCII, and the blanks on both its sides.
///
/// The blanks belong to it because wide blanks and combining marks join with them.
private struct WideRun {
  let range: Range<Int>

  init(around place: Int, notBefore start: Int, in text: Span<UInt8>) {
    let space = UInt8(ascii: " ")
    let newline = UInt8(ascii: "\n")
    var first = place
    while first > start, text[first - 1] != space, text[first - 1] != newline { first -= 1 }
    while first > start, text[first - 1] == space { first -= 1 }
    var end = place
    var isWide = true
    while isWide, end < text.count {
      isWide = false
      while end < text.count, text[end] != space, text[end] != newline { end += 1 }
      if end < text.count, text[end] == newline {
        end += 1
        break
      }
      while end < text.count, text[end] == space { end += 1 }
      var next = end
      while next < text.count, text[next] != space, text[next] != newline {
        if text[next] >= 0x80 {
          isWide = true
          break
        }
        next += 1
      }
    }
    range = first..<end
  }
}
