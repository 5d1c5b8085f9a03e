import CScanning

/// Which comments can be duplicates.
enum DuplicateProbe {
  /// Returns whether a text has so many words that saying it twice is no accident.
  static func counts(_ text: Span<UInt8>) -> Bool {
    text.withUnsafeBufferPointer { text in
      // In bounds: nothing is read at `count` or behind.
      earshot_has_words(text.baseAddress, Int64(text.count), Int32(DuplicateFinder.fewestWords))
    }
  }
}
