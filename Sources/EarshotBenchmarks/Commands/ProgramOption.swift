import ArgumentParser

/// The option that names the program to measure.
struct ProgramOption: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The program to measure (default: the one built beside this one).",
      valueName: "path"
    )
  )
  var earshot: String?

  /// The program to measure.
  func program() throws -> EarshotProgram {
    try EarshotProgram(path: earshot ?? EarshotProgram.neighbour("earshot"))
  }
}
