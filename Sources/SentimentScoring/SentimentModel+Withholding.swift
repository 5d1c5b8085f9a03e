extension SentimentModel {
  /// Returns the model as it would be if no valence file had a pattern's form.
  ///
  /// What other files say of the pattern stays. A hit of a pattern that nothing is left of must lose its sentiment use,
  /// since that stands in the table of patterns.
  ///
  /// - Complexity: O(*n*) in entries.
  package func withoutValence(of pattern: Int32) -> SentimentModel {
    var model = self
    model.lexicon.removeValence(of: pattern)
    return model
  }
}
