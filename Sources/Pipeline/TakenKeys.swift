/// The keys of annotations, as bytes.
enum TakenKeys {
  private static let keys = Set(AnnotationJSON.keys.map { Array($0.utf8)[...] })
  private static let prefix = Array("input_".utf8)

  /// Returns whether a member of the input must be written under `input_…`.
  ///
  /// So must `input_label` itself where the row has `label` too, as in a file that was annotated before.
  ///
  /// - Parameters:
  ///   - key: The member's key.
  ///   - isThere: Says whether the row has a member of another name.
  /// - Returns: Whether the key would stand twice.
  static func clashes(
    _ key: ArraySlice<UInt8>,
    isThere: (ArraySlice<UInt8>) -> Bool
  ) -> Bool {
    if keys.contains(key) { return true }
    guard key.starts(with: prefix) else { return false }
    let inner = key.dropFirst(prefix.count)
    return isThere(inner) && clashes(inner, isThere: isThere)
  }

  static func isID(_ key: Span<UInt8>) -> Bool {
    key.count == 2 && key[0] == UInt8(ascii: "i") && key[1] == UInt8(ascii: "d")
  }
}
