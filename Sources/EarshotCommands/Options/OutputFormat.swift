/// A format that a command can write; its raw value is the word for it, and the ending of such a file.
protocol OutputFormat: RawRepresentable, CaseIterable where RawValue == String {
  /// The format where neither the option nor the output's name says one.
  static var fallback: Self { get }
}

extension OutputFormat {
  /// Chooses a format by the option, else by the output's ending.
  ///
  /// - Parameters:
  ///   - option: What the user gave with `--format`, if anything.
  ///   - output: The output's name.
  /// - Returns: The fallback where neither says one.
  /// - Throws: `CommandError` for a word that names no format.
  static func chosen(by option: String?, output: String) throws -> Self {
    guard let option else {
      let ending = output.split(separator: ".").last.map(String.init) ?? ""
      return Self(rawValue: ending == "jsonl" ? "ndjson" : ending) ?? fallback
    }
    guard let format = Self(rawValue: option) else {
      let names = allCases.map(\.rawValue)
      let list = names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
      throw CommandError("'\(option)' is no output format", remedy: "give --format \(list).")
    }
    return format
  }
}
