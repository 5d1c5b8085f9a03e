import Glibc

/// The folder of the package, which holds the sample corpora and the floors.
enum PackageFolder {
  /// Returns the path of a file of the package.
  ///
  /// It is looked for below the current folder, and then below each folder around this program.
  ///
  /// - Parameter name: The path within the package.
  /// - Returns: A path that exists, or the name itself where none does, so that the reader's error names it.
  static func path(of name: String) -> String {
    if access(name, R_OK) == 0 { return name }
    guard var folder = try? EarshotProgram.ownPath() else { return name }
    while let slash = folder.lastIndex(of: "/") {
      folder = String(folder[..<slash])
      if access("\(folder)/\(name)", R_OK) == 0 { return "\(folder)/\(name)" }
    }
    return name
  }
}
