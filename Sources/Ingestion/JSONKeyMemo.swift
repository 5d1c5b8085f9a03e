import Glibc

/// Remembers what became of the keys that were seen, so that no key is looked up twice.
///
/// The objects of one file mostly have the same keys in the same order. So the first guess for the n-th member is
/// what the n-th member of the last object was.
struct JSONKeyMemo: Sendable {
  private struct Entry: Sendable {
    var key: [UInt8]
    var matches: [JSONKeyTable.Match]
  }

  private var byPosition: [Entry] = []
  private var byKey: [[UInt8]: [JSONKeyTable.Match]] = [:]

  /// The most positions and keys that are remembered; objects with more are looked up again.
  private static let capacity = 4096

  @inline(__always)
  mutating func matches(
    for key: UnsafeBufferPointer<UInt8>,
    at position: Int,
    in table: JSONKeyTable
  ) -> [JSONKeyTable.Match] {
    if position < byPosition.count {
      let isSame = byPosition[position].key.withUnsafeBufferPointer { known in
        guard known.count == key.count, let left = known.baseAddress, let right = key.baseAddress
        else { return known.count == key.count }
        return memcmp(left, right, key.count) == 0
      }
      if isSame { return byPosition[position].matches }
    }
    return lookUp(key, at: position, in: table)
  }

  private mutating func lookUp(
    _ key: UnsafeBufferPointer<UInt8>,
    at position: Int,
    in table: JSONKeyTable
  ) -> [JSONKeyTable.Match] {
    let bytes = Array(key)
    let matches = byKey[bytes] ?? table.matches(for: String(decoding: bytes, as: UTF8.self))
    if byKey.count < Self.capacity { byKey[bytes] = matches }
    if position < byPosition.count {
      byPosition[position] = Entry(key: bytes, matches: matches)
    } else if position == byPosition.count, position < Self.capacity {
      byPosition.append(Entry(key: bytes, matches: matches))
    }
    return matches
  }
}
