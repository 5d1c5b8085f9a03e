import CDigest

/// SHA-256 (FIPS 180-4) of files, as every result names them.
package enum SHA256 {
  /// Returns the digest of some bytes as 64 lower-case hexadecimal digits.
  package static func hex(of bytes: [UInt8]) -> String {
    guard let digest = earshot_sha256_new() else {
      preconditionFailure("There is no memory for a digest.")
    }
    defer { earshot_sha256_free(digest) }
    earshot_sha256_update(digest, bytes, bytes.count)
    var out = [UInt8](repeating: 0, count: 32)
    earshot_sha256_final(digest, &out)
    let digits = Array("0123456789abcdef".utf8)
    let text = out.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }
}
