import FeedbackModel

/// Which boundary rules of this target are those of the ICU in use.
///
/// ICU's root rules are not UAX #29 to the letter, and they change: in ICU 72 "@" is a letter of words and ":" joins
/// nothing. So each process reads them from its ICU: it has ICU and the rules here cut the same probes, in which every
/// few neighbours that the rules tell apart stand side by side. Where they differ, ICU cuts all text of that kind.
package struct BoundaryRules: Equatable, Sendable {
  /// Whether words of ASCII text may be cut by the rules.
  package var words = true

  /// Whether words of other text may.
  package var wideWords = true

  /// The rules of ICU's root word iterator.
  package static let inUse = BoundaryRules(of: ICUBreaker(.words))

  /// Whether sentences may be cut by the rules.
  package static let sentencesInUse = sentencesAgree(with: ICUBreaker(.sentences))

  /// Creates the set of all rules.
  package init() {}

  /// Finds out which rules a word iterator shares.
  init(of icu: ICUBreaker) {
    var scanner = WordScanner(icu: icu, rules: BoundaryRules())
    words = Self.agree(icu, &scanner, on: BoundaryProbe.words)
    wideWords = words && Self.agree(icu, &scanner, on: BoundaryProbe.wideWords)
  }

  private static func agree(_ icu: ICUBreaker, _ scanner: inout WordScanner, on probe: [UInt8])
    -> Bool
  {
    var expected = Boundaries()
    var found = Boundaries()
    icu.find(in: probe.span, into: &expected)
    scanner.scan(probe.span, TextEncoding(of: probe.span))
    scanner.fill(&found)
    return found == expected
  }

  /// Returns whether a sentence iterator shares the rules.
  static func sentencesAgree(with icu: ICUBreaker) -> Bool {
    let probe = BoundaryProbe.sentences
    var expected = Boundaries()
    var found = WorkList<Int32>()
    icu.find(in: probe.span, into: &expected)
    var scanner = SentenceScanner(icu: icu, agrees: true)
    scanner.scan(probe.span, .ascii, into: &found)
    return found.array == expected.ends
  }
}

/// Texts on which rules that differ cut differently; each is a few thousand bytes long, for it is cut at every start.
enum BoundaryProbe {
  /// A byte of each kind that the word rules tell apart in ASCII, and a few more.
  private static let kinds = pieces("a1_@'.,;:\"- \r\n")

  /// Every three kinds in a row, then every byte between letters, digits and itself.
  static var words: [UInt8] {
    var probe = everyRun(of: 3, kinds)
    let letter = UInt8(ascii: "a")
    let digit = UInt8(ascii: "1")
    for byte in UInt8(0)..<0x80 { probe += [letter, byte, letter, digit, byte, digit, byte, byte] }
    return probe
  }

  /// A character of each kind that the word rules tell apart in any text.
  private static let wideKinds = pieces(
    "aé1٣_@'’.,:·;א\"״ \u{2003}\u{A0}\u{308}\u{AD}\u{200D}🇬😡–\u{85}\n"
  )

  /// Kinds that stand within words or extend what is before.
  private static let inner = pieces("'’.,·;\"״:\u{308}\u{200D}")

  /// Kinds that words and their like are made of.
  private static let outer = pieces("é1א_😡")

  /// Every two kinds in a row, then each inner kind, alone and extended, between all outer ones.
  static var wideWords: [UInt8] {
    var probe = everyRun(of: 2, wideKinds)
    for first in outer {
      for second in inner {
        for third in outer { probe += first + second + third + second + [0xCC, 0x88] + third }
      }
    }
    return probe
  }

  /// Every three kinds that the sentence rules tell apart in ASCII, behind a full stop.
  static var sentences: [UInt8] {
    let kinds = Array("Aa1.!) ,\n".utf8)
    var probe: [UInt8] = []
    for first in kinds {
      for second in kinds {
        for third in kinds { probe += [UInt8(ascii: "."), first, second, third] }
      }
    }
    return probe
  }

  /// The bytes of each code point.
  private static func pieces(_ text: String) -> [[UInt8]] {
    text.unicodeScalars.map { Array(String(Character($0)).utf8) }
  }

  /// Returns the shortest row of kinds in which all runs of so many stand: a de Bruijn sequence, put together from the
  /// Lyndon words whose length divides that of the runs, in their order (Fredricksen, Kessler and Maiorana).
  private static func everyRun(of count: Int, _ kinds: [[UInt8]]) -> [UInt8] {
    var row: [Int] = []
    var word = [-1]
    while !word.isEmpty {
      word[word.count - 1] += 1
      if count % word.count == 0 { row += word }
      word = (0..<count).map { word[$0 % word.count] }
      while word.last == kinds.count - 1 { word.removeLast() }
    }
    // The sequence is a ring; its beginning stands once more at its end.
    return (row + row.prefix(count - 1)).flatMap { kinds[$0] }
  }
}
