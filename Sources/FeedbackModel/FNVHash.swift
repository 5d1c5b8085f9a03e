/// The 64-bit FNV-1a hash (Fowler, Noll and Vo; draft-eastlake-fnv), by which comments are chosen evenly and alike in any order
/// of the input.
package enum FNVHash {
  /// Returns the hash of some bytes.
  ///
  /// An island of unsafe code: one walk within the bounds of the bytes, which costs a check a byte otherwise.
  package static func of(_ bytes: Span<UInt8>) -> UInt64 {
    bytes.withUnsafeBufferPointer { bytes in
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
      return hash
    }
  }
}
