/// How far the bytes around a place go on that may be in an address.
///
/// A text without blanks is one such run, in which an address may begin at each word; what is known of a run from one of its
/// bytes holds from all that follow, so none is gone through twice.
struct AddressRuns: Sendable {
  /// A run of bytes.
  struct Run: Sendable {
    /// The byte behind it.
    fileprivate var end = 0
    /// The byte behind the last that may end an address; not beyond the first byte that was asked for where there is none.
    fileprivate(set) var trimmedEnd = 0
    /// Its last full stop that counts; -1 for none.
    fileprivate(set) var lastStop = -1
  }

  private var latestDomain = Run()
  private var latestAddress = Run()

  /// Returns the run of bytes of domains from a position on; all of its full stops count.
  mutating func domain(at start: Int, in text: Span<UInt8>) -> Run {
    if start < latestDomain.end { return latestDomain }
    var run = Run()
    run.end = start
    while run.end < text.count, AddressGrammar.isDomainByte(text[run.end]) {
      if text[run.end] == UInt8(ascii: ".") { run.lastStop = run.end }
      run.end += 1
    }
    run.trimmedEnd = run.end
    while run.trimmedEnd > start, text[run.trimmedEnd - 1] == UInt8(ascii: ".") {
      run.trimmedEnd -= 1
    }
    latestDomain = run
    return run
  }

  /// Returns the run of bytes of addresses from a position on; full stops count that have a letter or digit behind them.
  mutating func address(at start: Int, in text: Span<UInt8>) -> Run {
    if start < latestAddress.end { return latestAddress }
    var run = Run()
    run.end = start
    while run.end < text.count, AddressGrammar.isAddressByte(text[run.end]) { run.end += 1 }
    run.trimmedEnd = run.end
    while run.trimmedEnd > start, AddressGrammar.isClosingMark(text[run.trimmedEnd - 1]) {
      run.trimmedEnd -= 1
    }
    var stop = run.trimmedEnd - 2
    while stop >= start, text[stop] != UInt8(ascii: ".") || !isAlphanumeric(text[stop + 1]) {
      stop -= 1
    }
    if stop >= start { run.lastStop = stop }
    latestAddress = run
    return run
  }
}
