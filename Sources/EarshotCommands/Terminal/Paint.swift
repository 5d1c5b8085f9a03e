import Glibc
import LexiconMatching

/// Colours for terminals; none where there is no terminal or `NO_COLOR` is set.
struct Paint {
  /// A colour or weight, by its SGR code.
  enum Style: String {
    case bold = "1"
    case faint = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case cyan = "36"
  }

  let isOn: Bool

  init(isOn: Bool) { self.isOn = isOn }

  /// The paint for standard output.
  static var standardOutput: Paint {
    Paint(isOn: isatty(STDOUT_FILENO) == 1 && LexiconLocator.value(of: "NO_COLOR") == nil)
  }

  /// Returns a text in a style.
  func callAsFunction(_ text: String, _ styles: Style...) -> String {
    guard isOn, !text.isEmpty, !styles.isEmpty else { return text }
    return "\u{1B}[\(styles.map(\.rawValue).joined(separator: ";"))m\(text)\u{1B}[0m"
  }
}
