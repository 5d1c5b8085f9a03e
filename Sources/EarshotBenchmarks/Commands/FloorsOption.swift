import ArgumentParser

/// The option that names the file of floors.
struct FloorsOption: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The file of limits (default: the package's \(Floors.usualPath)).",
      valueName: "file"
    )
  )
  var floors: String?

  /// The limits.
  func limits() throws -> Floors {
    try Floors(path: floors ?? PackageFolder.path(of: Floors.usualPath))
  }
}
