import CDigest

/// A SHA-256 computation over bytes as they come.
package struct SHA256Digest: ~Copyable {
  private let state: OpaquePointer

  /// Starts a computation.
  package init() {
    guard let state = earshot_sha256_new() else {
      preconditionFailure("There is no memory for a SHA-256 computation.")
    }
    self.state = state
  }

  deinit { earshot_sha256_free(state) }

  /// Adds bytes.
  package mutating func update(_ bytes: UnsafeBufferPointer<UInt8>) {
    earshot_sha256_update(state, bytes.baseAddress, bytes.count)
  }

  /// Ends the computation and returns the digest as 64 lower-case hexadecimal digits.
  package consuming func hex() -> String {
    var digest: [UInt8] = Array(repeating: 0, count: 32)
    earshot_sha256_final(state, &digest)
    let digits = Array("0123456789abcdef".utf8)
    let text = digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }

  /// Returns the digest of the bytes as 64 lower-case hexadecimal digits.
  package static func hex(of bytes: [UInt8]) -> String {
    var digest = SHA256Digest()
    bytes.withUnsafeBufferPointer { digest.update($0) }
    return digest.hex()
  }
}
