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
  /// - Throws: `CommandError` for a word that names no format, and for the name of a file that cannot be written.
  static func chosen(by option: String?, output: String) throws -> Self {
    let names = allCases.map(\.rawValue)
    guard let option else {
      return try OutputName.format(of: output, among: names).flatMap(Self.init) ?? fallback
    }
    guard let format = Self(rawValue: option) else {
      let list = names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
      throw CommandError("'\(option)' is no output format", remedy: "give --format \(list).")
    }
    return format
  }
}
