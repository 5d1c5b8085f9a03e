/// The 64-bit FNV-1a hash (Fowler, Noll and Vo; draft-eastlake-fnv), by which comments are chosen evenly and alike in any order
/// of the input.
package enum FNVHash {
  /// Returns the hash of some bytes.
  package static func of(_ bytes: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in bytes.indices { hash = (hash ^ UInt64(bytes[index])) &* 0x0000_0100_0000_01b3 }
    return hash
  }
}
