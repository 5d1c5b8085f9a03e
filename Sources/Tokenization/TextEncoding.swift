import CScanning

/// What the bytes of a text are.
enum TextEncoding {
  /// Every byte is below 0x80.
  case ascii
  /// Well-formed UTF-8.
  case utf8
  /// Anything else; ICU reads ill-formed bytes as U+FFFD.
  case malformed

  /// Tells the encoding of a text.
  init(of text: Span<UInt8>) {
    self = text.withUnsafeBufferPointer { bytes in
      let count = Int32(bytes.count)
      if earshot_is_ascii(bytes.baseAddress, count) { return .ascii }
      return earshot_is_utf8(bytes.baseAddress, count) ? .utf8 : .malformed
    }
  }
}

/// Returns whether every byte of the text is below 0x80.
package func isASCII(_ text: Span<UInt8>) -> Bool {
  text.withUnsafeBufferPointer { earshot_is_ascii($0.baseAddress, Int32($0.count)) }
}
