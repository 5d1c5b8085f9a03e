/// Names of columns that ask how easy it was.
enum EffortName {
  /// Returns whether a name, normalized as `ColumnSpellings` does, asks for effort or ease.
  static func matches(_ normalized: String) -> Bool {
    ["effort", "howeasy", "easyto", "madeiteasy", "easeof", "customerease"].contains {
      normalized.contains($0)
    }
      || ["ces", "cesscore", "ces2", "ces20", "csatces", "ease", "easescore", "easy"].contains(
        normalized
      )
  }
}
