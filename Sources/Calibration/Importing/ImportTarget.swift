import Classification
import LexiconMatching

/// What the entries of a dictionary's category become.
package enum ImportTarget: Hashable, Sendable {
  /// Valence entries; in thousandths, what a word without a weight of its own gets. Its sign is that of the category.
  case valence(Int)
  /// Cues of a topic, by its id.
  case topic(String)
  /// Cues of a category such as `churn`.
  case cue(String)
  /// Negators.
  case negation
  /// Intensifiers, with the factor in thousandths.
  case intensity(Int)
  /// Nothing: they are left out.
  case skip

  /// Reads a target as a user writes it: `topic:ID`, `valence:NUMBER`, `cue:CATEGORY`, `negation`, `intensity:FACTOR` or
  /// `skip`.
  ///
  /// - Returns: Nil where the text is none of these, names no topic or category, or has a number out of range.
  package init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let value = parts.count > 1 ? String(parts[1]) : ""
    switch (parts[0], parts.count) {
    case ("topic", 2) where Taxonomy.isIdentifier(value): self = .topic(value)
    case ("cue", 2) where CueCategory(rawValue: value) != nil: self = .cue(value)
    case ("negation", 1): self = .negation
    case ("skip", 1): self = .skip
    case ("valence", 2):
      guard let number = Thousandths.parse(value), abs(number) <= 4000 else { return nil }
      self = .valence(number)
    case ("intensity", 2):
      guard let number = Thousandths.parse(value), (100...3000).contains(number) else { return nil }
      self = .intensity(number)
    default: return nil
    }
  }

  /// The target as a user writes it.
  package var text: String {
    switch self {
    case .valence(let value): "valence:" + (value > 0 ? "+" : "") + FittedNumber.text(value)
    case .topic(let id): "topic:" + id
    case .cue(let category): "cue:" + category
    case .negation: "negation"
    case .intensity(let factor): "intensity:" + FittedNumber.text(factor)
    case .skip: "skip"
    }
  }

  /// Categories that say by their names that their words are good, or bad; the names of LIWC, Lexicoder, NRC and others.
  private static let positive: Set<String> = [
    "positive", "pos", "positiv", "posemo", "emopos", "tonepos", "positiveemotion", "negnegative",
  ]
  private static let negative: Set<String> = [
    "negative", "neg", "negativ", "negemo", "emoneg", "toneneg", "negativeemotion", "negpositive",
  ]
  private static let negations: Set<String> = [
    "negate", "negation", "negations", "negator", "negators",
  ]

  /// Returns what a category becomes where the user does not say.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - id: The id that it would have as a topic.
  ///   - strength: What a word without a weight gets, in thousandths.
  /// - Returns: Valence or negators for the names that are known, a topic for all others.
  static func usual(_ name: String, id: String, strength: Int) -> ImportTarget {
    let letters = name.lowercased().filter(\.isLetter)
    if positive.contains(letters) { return .valence(strength) }
    if negative.contains(letters) { return .valence(-strength) }
    if negations.contains(letters) { return .negation }
    return .topic(id)
  }
}

/// Ids of topics for categories, whose names may hold anything.
struct ImportedTopic {
  private var taken: Set<String> = []

  /// Returns an id that no other category has: of `Economy` `Growth` `Fast` it is `economy/growth-fast`.
  ///
  /// - Parameters:
  ///   - path: The names of the category and of those around it.
  ///   - parent: The id of the outermost one; nil where the category is that itself.
  /// - Returns: The id; with a number behind it where another name comes to the same.
  mutating func id(of path: [String], parent: String?) -> String {
    let own = Self.slug((parent == nil ? path[...] : path.dropFirst()).joined(separator: "-"))
    let base = parent.map { "\($0)/\(own)" } ?? own
    var id = base
    var number = 2
    while !taken.insert(id).inserted {
      id = "\(base)-\(number)"
      number += 1
    }
    return id
  }

  /// Returns the letters and digits of a name with hyphens between the words; `topic` for a name without.
  private static func slug(_ name: String) -> String {
    let words = name.lowercased().split { character in
      !character.utf8.allSatisfy { Taxonomy.isIdentifierByte($0) && $0 != UInt8(ascii: "-") }
    }
    return words.isEmpty ? "topic" : words.joined(separator: "-")
  }
}
