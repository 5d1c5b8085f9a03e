import CICU
import LexiconMatching
import Pipeline

/// The versions that make a result.
enum VersionText {
  static var icu: String { String(cString: earshot_icu_version()) }
  static var unicode: String { String(cString: earshot_unicode_version()) }

  /// The versions of engine, lexicons, ICU and Unicode, for `--version`.
  static var full: String {
    var lines = ["earshot \(Engine.version)", "ICU \(icu), Unicode \(unicode)"]
    if let lexicons = try? Engine.lexicons() {
      lines.append("lexicons in \(lexicons.folder):")
      for source in lexicons.sources {
        lines.append("  \(source.name) \(source.version) sha256:\(source.sha256.prefix(12))")
      }
    } else {
      lines.append("lexicons: none found (give them with --lexicons DIR)")
    }
    return lines.joined(separator: "\n")
  }
}
