import LexiconMatching

/// The words of a fit that say most for one thing.
package struct StrongestWords: Sendable {
  /// What they speak for: `negative`, `neutral`, `positive`, `complaint` or the id of a topic.
  package let side: String

  /// The words with their weights in thousandths, strongest first.
  package let words: [(form: String, weight: Int)]
}

extension FittedOverlay {
  /// Returns the words that say most for each side, for complaints and for each topic.
  ///
  /// - Parameter limit: The most words of each.
  /// - Returns: None for what no word speaks for; topics in the order of the overlay. Marks such as commas and quotes, whose
  ///   use is a habit of writers, are left out.
  package func strongestWords(_ limit: Int) -> [StrongestWords] {
    var sides: [String] = ["negative", "neutral", "positive", "complaint"]
    var words: [String: [(form: String, weight: Int)]] = [:]
    for line in cues where !Self.isHabit(line[0]) {
      guard let weight = Thousandths.parse(line[2]) else { continue }
      let side: String? =
        switch line[1] {
        case "tone": weight < 0 ? "negative" : "positive"
        case "neutral": weight > 0 ? "neutral" : nil
        case "grievance": weight > 0 ? "complaint" : nil
        default: nil
        }
      if let side { words[side, default: []].append((line[0], abs(weight))) }
    }
    for line in topics where line[0] == "word" && !Self.isHabit(line[3]) {
      guard let weight = Thousandths.parse(line[2]), weight > 0 else { continue }
      if words[line[1]] == nil { sides.append(line[1]) }
      words[line[1], default: []].append((line[3], weight))
    }
    return sides.compactMap { side in
      guard let all = words[side] else { return nil }
      let best = all.sorted { ($1.weight, $0.form) < ($0.weight, $1.form) }.prefix(limit)
      return StrongestWords(side: side, words: Array(best))
    }
  }

  /// Whether a form is nothing but ASCII marks, and none that says how something is said.
  private static func isHabit(_ form: String) -> Bool {
    form.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "!"), UInt8(ascii: "?"), 0x80...: false
      default: !Self.isWordByte(byte)
      }
    }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
