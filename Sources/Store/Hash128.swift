import CDigest

/// The first sixteen bytes of a SHA-256 digest (FIPS 180-4).
package struct Hash128: Hashable, Sendable {
  /// The first eight bytes.
  package let high: UInt64
  /// The eight bytes behind them.
  package let low: UInt64

  /// Computes the hash of some bytes.
  package init(of bytes: [UInt8]) {
    var digest = [UInt8](repeating: 0, count: 32)
    earshot_sha256_of(bytes, bytes.count, &digest)
    self.init(digest)
  }

  /// Takes the first sixteen of some bytes; missing ones are zero.
  init(_ bytes: [UInt8]) {
    func word(_ range: Range<Int>) -> UInt64 {
      range.reduce(0) { $0 << 8 | UInt64($1 < bytes.count ? bytes[$1] : 0) }
    }
    high = word(0..<8)
    low = word(8..<16)
  }

  /// Calls a closure with the sixteen bytes.
  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    withUnsafeBytes(of: (high.bigEndian, low.bigEndian), body)
  }

  /// The sixteen bytes.
  var bytes: [UInt8] { withBytes { Array($0) } }
}
