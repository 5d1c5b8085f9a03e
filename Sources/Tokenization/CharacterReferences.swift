extension PlainWriting {
  /// The named references that comments have; source of the names: the HTML standard, section 13.5.
  private static let named: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
    "rsquo": "\u{2019}", "lsquo": "\u{2018}", "rdquo": "\u{201D}", "ldquo": "\u{201C}",
    "sbquo": "\u{201A}", "bdquo": "\u{201E}", "laquo": "«", "raquo": "»", "hellip": "…",
    "ndash": "–", "mdash": "—", "shy": "\u{AD}", "ensp": "\u{2002}", "emsp": "\u{2003}",
    "thinsp": "\u{2009}", "pound": "£", "euro": "€", "cent": "¢", "yen": "¥", "deg": "°",
    "middot": "·", "bull": "•", "copy": "©", "reg": "®", "trade": "™", "times": "×",
    "frac12": "½", "frac14": "¼", "frac34": "¾", "hearts": "♥", "eacute": "é", "egrave": "è",
    "ecirc": "ê", "euml": "ë", "agrave": "à", "aacute": "á", "acirc": "â", "auml": "ä",
    "aring": "å", "aelig": "æ", "ccedil": "ç", "iacute": "í", "icirc": "î", "iuml": "ï",
    "ntilde": "ñ", "oacute": "ó", "ocirc": "ô", "ouml": "ö", "oslash": "ø", "uacute": "ú",
    "ugrave": "ù", "ucirc": "û", "uuml": "ü", "szlig": "ß", "Eacute": "É", "Ouml": "Ö",
    "Uuml": "Ü", "Auml": "Ä",
  ]

  /// Reads a character reference; one that was escaped twice, such as `&amp;#39;`, is one.
  ///
  /// - Parameters:
  ///   - place: Where its `&` is.
  ///   - text: The text.
  /// - Returns: Its length in bytes and its character; nil where none is there.
  static func reference(
    at place: Int,
    in text: Span<UInt8>
  ) -> (length: Int, scalar: Unicode.Scalar)? {
    guard let (length, scalar) = simpleReference(at: place + 1, in: text) else { return nil }
    if scalar == "&", let inner = simpleReference(at: place + 1 + length, in: text) {
      return (1 + length + inner.length, inner.scalar)
    }
    return (1 + length, scalar)
  }

  /// Reads what stands behind the `&`, with its semicolon.
  private static func simpleReference(
    at start: Int,
    in text: Span<UInt8>
  ) -> (length: Int, scalar: Unicode.Scalar)? {
    var end = start
    while end < min(text.count, start + longestReference), text[end] != UInt8(ascii: ";") {
      let byte = text[end]
      guard byte == UInt8(ascii: "#") || isAlphanumeric(byte) else { return nil }
      end += 1
    }
    guard end > start, end < text.count, text[end] == UInt8(ascii: ";") else { return nil }
    let name = String(decoding: (start..<end).map { text[$0] }, as: UTF8.self)
    guard let scalar = name.first == "#" ? numbered(name.dropFirst()) : named[name] else {
      return nil
    }
    return (end - start + 1, scalar)
  }

  /// Control characters and what is no character are left as they stand.
  private static func numbered(_ digits: Substring) -> Unicode.Scalar? {
    let isHex = digits.first == "x" || digits.first == "X"
    guard let value = UInt32(isHex ? digits.dropFirst() : digits, radix: isHex ? 16 : 10),
      value >= 0x20
    else { return nil }
    return Unicode.Scalar(value)
  }

  /// Returns where a tag or an HTML comment ends that begins at a `<`; nil where none does, as in "<3" and "< 20".
  static func tagEnd(from place: Int, in text: Span<UInt8>) -> Int? {
    guard place + 2 < text.count else { return nil }
    let first = text[place + 1]
    guard
      isASCIILetter(first) || (first == UInt8(ascii: "/") && isASCIILetter(text[place + 2]))
        || (first == UInt8(ascii: "!") && text[place + 2] == UInt8(ascii: "-"))
    else { return nil }
    var end = place + 1
    while end < min(text.count, place + longestTag), text[end] != UInt8(ascii: "<") {
      if text[end] == UInt8(ascii: ">") { return end + 1 }
      end += 1
    }
    return nil
  }

  /// Returns whether a tag begins or ends a line: a break, a paragraph, a list or its items, a row.
  static func breaksLine(_ place: Int, in text: Span<UInt8>) -> Bool {
    var start = place + 1
    if text[start] == UInt8(ascii: "/") { start += 1 }
    var end = start
    while end < text.count, end < start + 4, isASCIILetter(text[end]) { end += 1 }
    let name = String(decoding: (start..<end).map { text[$0] | 0x20 }, as: UTF8.self)
    return ["br", "hr", "p", "div", "li", "ul", "ol", "tr", "h"].contains(name)
  }
}
