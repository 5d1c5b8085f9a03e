/// The shapes of emoticons: hearts, faces lying on their side, and upright faces.
///
/// A grammar, not a list: eyes, perhaps a tear and a nose, and a mouth that may repeat. What an emoticon is worth
/// stands in the lexicon.
enum EmoticonGrammar {
  /// Returns how many bytes the emoticon at a position takes, or 0 when there is none.
  static func length(at start: Int, in text: Span<UInt8>) -> Int {
    let place = Place(start: start)
    switch byte(place, 0, in: text) {
    case UInt8(ascii: "<"): return heart(place, in: text)
    case UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "="):
      let upright = uprightFace(place, in: text)
      return upright > 0 ? upright : sidewaysFace(place, from: 0, in: text)
    case UInt8(ascii: ">"):
      let upright = uprightFace(place, in: text)
      return upright > 0 ? upright : sidewaysFace(place, from: 1, in: text)
    case UInt8(ascii: "x"), UInt8(ascii: "X"):
      return byte(place, 1, in: text) == UInt8(ascii: "D") && standsAlone(place, 2, in: text)
        ? 2 : 0
    case UInt8(ascii: "("): return mirroredFace(place, in: text)
    case UInt8(ascii: "D"):
      return byte(place, 1, in: text) == UInt8(ascii: ":") && standsFree(place, 2, in: text) ? 2 : 0
    case UInt8(ascii: "\\"):
      return byte(place, 1, in: text) == UInt8(ascii: "o")
        && byte(place, 2, in: text) == UInt8(ascii: "/") ? 3 : 0
    case 0xC2: return shrug(place, in: text)
    default: return uprightFace(place, in: text)
    }
  }

  /// Returns whether an emoticon can begin with the byte.
  static func canBegin(with byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "<"), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "="),
      UInt8(ascii: ">"), UInt8(ascii: "x"), UInt8(ascii: "X"), UInt8(ascii: "("),
      UInt8(ascii: "D"), UInt8(ascii: "\\"), UInt8(ascii: "^"), UInt8(ascii: "-"),
      UInt8(ascii: "T"), UInt8(ascii: "O"), UInt8(ascii: "o"), UInt8(ascii: "."), 0xC2:
      true
    default: false
    }
  }

  /// `<3`, `<333`, `</3`.
  private static func heart(_ place: Place, in text: Span<UInt8>) -> Int {
    var length = byte(place, 1, in: text) == UInt8(ascii: "/") ? 2 : 1
    guard byte(place, length, in: text) == UInt8(ascii: "3") else { return 0 }
    while byte(place, length, in: text) == UInt8(ascii: "3") { length += 1 }
    return length
  }

  /// `:)`, `;-)`, `:'(`, `>:(`, `=D`, with the mouth repeated at will.
  private static func sidewaysFace(_ place: Place, from start: Int, in text: Span<UInt8>) -> Int {
    let eyes = byte(place, start, in: text)
    guard eyes == UInt8(ascii: ":") || eyes == UInt8(ascii: ";") || eyes == UInt8(ascii: "=")
    else { return 0 }
    var length = start + 1
    if byte(place, length, in: text) == UInt8(ascii: "'") { length += 1 }
    if isNose(byte(place, length, in: text)), isMouth(byte(place, length + 1, in: text)) {
      length += 1
    }
    let mouth = byte(place, length, in: text)
    guard isMouth(mouth) else { return 0 }
    let isLetterMouth = isAlphanumeric(mouth)
    while byte(place, length, in: text) == mouth { length += 1 }
    if isLetterMouth || mouth == UInt8(ascii: "/") || mouth == UInt8(ascii: "#") {
      guard !isAlphanumeric(byte(place, -1, in: text)),
        !isAlphanumeric(byte(place, length, in: text)),
        byte(place, length, in: text) != UInt8(ascii: "/")
      else { return 0 }
    }
    return length
  }

  /// `(:` and `(-:` when they stand free.
  private static func mirroredFace(_ place: Place, in text: Span<UInt8>) -> Int {
    let eyes = byte(place, 1, in: text) == UInt8(ascii: "-") ? 2 : 1
    guard
      byte(place, eyes, in: text) == UInt8(ascii: ":")
        || byte(place, eyes, in: text) == UInt8(ascii: ";"),
      standsFree(place, eyes + 1, in: text)
    else { return 0 }
    return eyes + 1
  }

  /// `^_^`, `^^`, `-_-`, `>_<`, `T_T`, `o_O`, `;_;`, `._.`.
  private static func uprightFace(_ place: Place, in text: Span<UInt8>) -> Int {
    let left = byte(place, 0, in: text)
    var length = 1
    while byte(place, length, in: text) == UInt8(ascii: "_")
      || (byte(place, length, in: text) == UInt8(ascii: ".") && left != UInt8(ascii: "."))
    {
      length += 1
    }
    if length == 1 && left != UInt8(ascii: "^") { return 0 }
    let right = byte(place, length, in: text)
    let isPair =
      switch left {
      case UInt8(ascii: "^"), UInt8(ascii: "-"), UInt8(ascii: "T"), UInt8(ascii: ";"),
        UInt8(ascii: "."):
        right == left
      case UInt8(ascii: ">"): right == UInt8(ascii: "<")
      case UInt8(ascii: "O"), UInt8(ascii: "o"):
        right == UInt8(ascii: "O") || right == UInt8(ascii: "o")
      default: false
      }
    guard isPair, standsAlone(place, length + 1, in: text) else { return 0 }
    return length + 1
  }

  /// `¯\_(ツ)_/¯`.
  private static func shrug(_ place: Place, in text: Span<UInt8>) -> Int {
    var length = 0
    for expected in "¯\\_(ツ)_/¯".utf8 {
      guard byte(place, length, in: text) == expected else { return 0 }
      length += 1
    }
    return length
  }

  private static func isNose(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "o") || byte == UInt8(ascii: "^")
      || byte == UInt8(ascii: "~")
  }

  private static func isMouth(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ")"), UInt8(ascii: "("), UInt8(ascii: "]"), UInt8(ascii: "["),
      UInt8(ascii: "}"), UInt8(ascii: "{"), UInt8(ascii: "D"), UInt8(ascii: "P"),
      UInt8(ascii: "p"), UInt8(ascii: "O"), UInt8(ascii: "o"), UInt8(ascii: "0"),
      UInt8(ascii: "3"), UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "|"),
      UInt8(ascii: "*"), UInt8(ascii: "$"), UInt8(ascii: "#"), UInt8(ascii: "S"),
      UInt8(ascii: "s"), UInt8(ascii: "c"), UInt8(ascii: "C"), UInt8(ascii: "d"),
      UInt8(ascii: "b"):
      true
    default: false
    }
  }
}

/// Returns the byte at an offset from a place in the text; 0 outside the text.
private func byte(_ place: Place, _ offset: Int, in text: Span<UInt8>) -> UInt8 {
  let position = place.start + offset
  return position >= 0 && position < text.count ? text[position] : 0
}

/// Returns whether neither a letter nor a digit touches the first `length` bytes.
private func standsAlone(_ place: Place, _ length: Int, in text: Span<UInt8>) -> Bool {
  !isAlphanumeric(byte(place, -1, in: text)) && !isAlphanumeric(byte(place, length, in: text))
}

/// Returns whether blanks or the ends of the text touch the first `length` bytes.
private func standsFree(_ place: Place, _ length: Int, in text: Span<UInt8>) -> Bool {
  let before = byte(place, -1, in: text)
  let behind = byte(place, length, in: text)
  return (before == 0 || isBlank(before)) && (behind == 0 || isBlank(behind))
}

/// Where an emoticon may begin.
private struct Place {
  let start: Int
}

/// Returns whether the byte is an ASCII letter.
func isASCIILetter(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
}

/// Returns whether the byte is an ASCII letter or digit.
func isAlphanumeric(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"):
    true
  default: false
  }
}

/// Returns whether the byte is ASCII white space.
func isBlank(_ byte: UInt8) -> Bool {
  byte == 0x20 || (0x09...0x0D).contains(byte)
}
