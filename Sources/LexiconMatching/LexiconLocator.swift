import FeedbackModel
import Glibc

/// Finds the folder of word lists.
///
/// They are edited without a rebuild, so they are files that each run reads. The first hit of this order wins: the
/// folder given by option; the environment variable `EARSHOT_LEXICONS`; `../share/earshot/Lexicons` from the
/// executable's own folder; the nearest parent of the executable that has both `Package.swift` and `Lexicons`.
public enum LexiconLocator {
  /// The environment variable that names the folder.
  public static let environmentVariable = "EARSHOT_LEXICONS"

  /// Returns the folder of word lists.
  ///
  /// - Parameters:
  ///   - option: The folder that the user gave, if any.
  ///   - environment: The value of the environment variable, if it is set.
  ///   - executable: The full path of the running program.
  /// - Returns: A path as it was given or made, not resolved.
  /// - Throws: `LexiconError` with code `notFound`, which lists every place that was tried.
  public static func folder(
    option: String?,
    environment: String? = value(of: environmentVariable),
    executable: String? = executablePath()
  ) throws(LexiconError) -> String {
    var tried: [String] = []
    for place in candidates(option, environment, executable) {
      if FileReading.isFolder(place.path), place.needs.allSatisfy(isThere) { return place.path }
      tried.append(place.path)
      // A place that the user named is meant; another one would only hide the mistake.
      if place.isNamed { break }
    }
    let places = tried.isEmpty ? "nowhere" : tried.joined(separator: ", ")
    throw LexiconError(
      .notFound,
      [
        Diagnostic(
          "no folder of word lists was found; tried \(places)",
          remedy: "give it with --lexicons DIR, or set \(environmentVariable)."
        )
      ]
    )
  }

  /// Returns the value of an environment variable, or nil when it is unset or empty.
  public static func value(of name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// Returns the full path of the running program, or nil where the system does not tell.
  public static func executablePath() -> String? {
    guard let path = realpath("/proc/self/exe", nil) else { return nil }
    defer { free(path) }
    return String(cString: path)
  }

  private struct Place {
    var path: String
    var isNamed = false
    var needs: [String] = []
  }

  private static func candidates(
    _ option: String?,
    _ environment: String?,
    _ executable: String?
  ) -> [Place] {
    if let option { return [Place(path: option, isNamed: true)] }
    if let environment { return [Place(path: environment, isNamed: true)] }
    guard let executable else { return [] }
    var places: [Place] = []
    var folder = parent(of: executable)
    places.append(Place(path: parent(of: folder) + "/share/earshot/Lexicons"))
    while folder != "/" && !folder.isEmpty {
      places.append(Place(path: folder + "/Lexicons", needs: [folder + "/Package.swift"]))
      folder = parent(of: folder)
    }
    return places
  }

  private static func isThere(_ path: String) -> Bool { access(path, R_OK) == 0 }

  private static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
    return String(path[..<slash])
  }
}
