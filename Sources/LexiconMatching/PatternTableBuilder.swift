import Tokenization

/// Collects the patterns of all lexicons and taxonomies into one table, so that one pass over a comment finds them all.
package struct PatternTableBuilder {
  private let tokenizer = Tokenizer()
  /// The numbers of the patterns by their keys.
  private var patterns: [UInt64: Int32] = [:]
  private var ordered: [Pattern] = []
  private var texts: [String] = []
  private var uses: [PatternUses] = []
  private var numberForms: Set<[UInt8]> = []

  /// Creates an empty builder.
  package init() {
    // About as many as the shipped lists have; growing would hash every pattern again.
    patterns.reserveCapacity(65_536)
  }

  /// Adds a pattern, or finds it again.
  ///
  /// - Parameters:
  ///   - text: The pattern as it stands in a file.
  ///   - uses: What the file uses it for.
  /// - Returns: The pattern's number; equal patterns have one number.
  /// - Throws: `PatternError` when the text is no pattern.
  package mutating func add(
    _ text: String,
    for uses: PatternUses = []
  ) throws(PatternError) -> Int32 {
    let pattern = try Pattern(text, tokenizer)
    let key = pattern.key
    if let known = patterns[key] {
      precondition(ordered[Int(known)] == pattern, "Two patterns share a key.")
      self.uses[Int(known)].formUnion(uses)
      return known
    }
    let number = Int32(ordered.count)
    patterns[key] = number
    ordered.append(pattern)
    texts.append(text)
    self.uses.append(uses)
    return number
  }

  /// Declares a word that counts as a number, such as "twelve".
  package mutating func addNumberForm(_ form: String) {
    numberForms.insert(Array(form.utf8))
  }

  /// Returns the table of all patterns added so far.
  package func build() -> PatternTable {
    PatternTable(patterns: ordered, texts: texts, uses: uses, numberForms: numberForms)
  }
}
