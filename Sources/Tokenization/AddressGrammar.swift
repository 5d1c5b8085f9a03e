/// The shapes of web addresses and e-mail addresses.
enum AddressGrammar {
  /// The longest local part that RFC 5321 allows, in bytes; it also keeps the search linear.
  private static let longestLocalPart = 64

  /// Top-level domains that mark a bare name such as `example.com/help` as an address.
  private static let bareDomains: [StaticString] = [
    ".com", ".co.uk", ".org", ".net", ".io", ".ly", ".gov.uk", ".gov", ".com.au", ".co.in", ".in",
    ".de", ".fr",
    ".es", ".eu", ".tv", ".app", ".nhs.uk", ".ac.uk", ".edu", ".info", ".biz",
  ]

  /// Finds the web address that begins at a position.
  ///
  /// - Parameters:
  ///   - start: The position.
  ///   - text: The text.
  ///   - runs: What is known of the bytes from there on.
  /// - Returns: The byte behind the address; nil where none begins.
  static func webAddressEnd(
    at start: Int,
    in text: Span<UInt8>,
    _ runs: inout AddressRuns
  ) -> Int? {
    let hasScheme =
      matches("http://", at: start, in: text) || matches("https://", at: start, in: text)
    guard
      hasScheme || matches("www.", at: start, in: text)
        || isBareDomain(at: start, in: text, &runs)
    else { return nil }
    let run = runs.address(at: start, in: text)
    let end = max(start, run.trimmedEnd)
    // No address is without a full stop that has a letter or digit behind it, so that texts without one need not be
    // searched.
    return end > start + 3 && run.lastStop >= start ? end : nil
  }

  /// Returns the end of the e-mail address that begins at a position, or nil.
  static func mailAddressEnd(at start: Int, in text: Span<UInt8>) -> Int? {
    var position = start
    while position < text.count, position - start <= longestLocalPart,
      isLocalPartByte(text[position])
    {
      position += 1
    }
    guard position > start, position < text.count, text[position] == UInt8(ascii: "@") else {
      return nil
    }
    position += 1
    let domain = position
    var lastStop: Int?
    while position < text.count, isDomainByte(text[position]) {
      if text[position] == UInt8(ascii: ".") { lastStop = position }
      position += 1
    }
    while position > domain, !isAlphanumeric(text[position - 1]) {
      position -= 1
      if lastStop == position { lastStop = lastFullStop(before: position, after: domain, in: text) }
    }
    guard let lastStop, lastStop > domain, position - lastStop > 2 else { return nil }
    return position
  }

  private static func lastFullStop(before end: Int, after start: Int, in text: Span<UInt8>) -> Int?
  {
    var position = end - 1
    while position > start, text[position] != UInt8(ascii: ".") { position -= 1 }
    return position > start ? position : nil
  }

  /// Returns whether a name such as `example.com` begins at a position and ends there or at a slash.
  private static func isBareDomain(
    at start: Int,
    in text: Span<UInt8>,
    _ runs: inout AddressRuns
  ) -> Bool {
    let run = runs.domain(at: start, in: text)
    let end = max(start, run.trimmedEnd)
    guard run.lastStop >= start, end - start > 4 else { return false }
    if end < text.count, text[end] == UInt8(ascii: "@") { return false }
    return bareDomains.contains { suffix in
      let count = suffix.utf8CodeUnitCount
      return end - start > count + 1 && matches(suffix, at: end - count, in: text)
    }
  }

  private static func matches(_ word: StaticString, at start: Int, in text: Span<UInt8>) -> Bool {
    let count = word.utf8CodeUnitCount
    guard start >= 0, start + count <= text.count else { return false }
    return word.withUTF8Buffer { bytes in
      for offset in 0..<count where text[start + offset] | 0x20 != bytes[offset] | 0x20 {
        return false
      }
      return true
    }
  }

  static func isAddressByte(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "<") && byte != UInt8(ascii: ">")
      && byte != UInt8(ascii: "\"")
  }

  static func isClosingMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "!"), UInt8(ascii: "?"),
      UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "'"), UInt8(ascii: ")"),
      UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "*"):
      true
    default: false
    }
  }

  /// Returns whether a byte may stand before the at sign of an e-mail address.
  static func isLocalPartByte(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
  }

  static func isDomainByte(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
  }
}
