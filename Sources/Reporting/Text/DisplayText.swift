/// A customer's text made fit for a page, a table or a terminal.
///
/// Comments are data from strangers. They may hold control characters, terminal escapes, overrides of the writing
/// direction and piles of combining marks; each of these changes what stands *around* the comment. The words stay.
public enum DisplayText {
  /// How many combining marks a base character keeps; the languages in use need three at most.
  static let marksKept = 3

  /// Returns the text on one line, without the characters that reach beyond it.
  ///
  /// Controls and line breaks become a blank, runs of blanks one blank; direction controls go; of the marks on one
  /// base character the first three stay.
  ///
  /// - Parameters:
  ///   - text: Any text.
  ///   - limit: The most Unicode scalars to keep; beyond it the text ends in `…`.
  /// - Returns: The text; empty for one of blanks and controls.
  public static func oneLine(_ text: String, limit: Int = 2_000) -> String {
    if isPlainLine(text, limit: limit) { return text }
    var result = String.UnicodeScalarView()
    var kept = 0
    var marks = 0
    var blankDue = false
    for scalar in text.unicodeScalars {
      if isDirectionControl(scalar) { continue }
      if isBlank(scalar) {
        blankDue = !result.isEmpty
        continue
      }
      marks = isMark(scalar) ? marks + 1 : 0
      if marks > marksKept { continue }
      if kept >= limit {
        result.append("…")
        break
      }
      if blankDue {
        result.append(" ")
        kept += 1
        blankDue = false
      }
      result.append(scalar)
      kept += 1
    }
    return String(result)
  }

  /// Returns whether a text is shown as it stands, going by its bytes alone: visible ASCII with single blanks between.
  private static func isPlainLine(_ text: String, limit: Int) -> Bool {
    guard text.utf8.count <= limit else { return false }
    var previous = UInt8(ascii: " ")
    for byte in text.utf8 {
      guard byte >= 0x20, byte < 0x7F, byte != UInt8(ascii: " ") || previous != byte else {
        return false
      }
      previous = byte
    }
    return previous != UInt8(ascii: " ")
  }

  /// Returns the text without what a terminal would obey; its lines and blanks stay.
  ///
  /// - Parameter text: A message that may quote names of files and columns, or words of comments.
  /// - Returns: The text, each control but the line feed a U+FFFD, without direction controls.
  public static func harmless(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !isDirectionControl(scalar) {
      result.append(scalar != "\n" && isControl(scalar) ? "\u{FFFD}" : scalar)
    }
    return String(result)
  }

  /// Returns a blank for each end of the text that has one; for a text of blanks the first alone.
  static func blanksAround(_ text: String) -> (before: String, after: String) {
    let scalars = text.unicodeScalars
    let before = scalars.first.map(isBlank) == true
    let after = scalars.last.map(isBlank) == true && !scalars.allSatisfy(isBlank)
    return (before ? " " : "", after ? " " : "")
  }

  /// Returns whether a scalar is a blank, a line break or a control.
  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == " " || scalar.value == 0xA0 || isControl(scalar) { return true }
    return scalar.value > 0x2FF && scalar.properties.isWhitespace
  }

  /// Returns whether a scalar is a control, a separator of lines, or no character at all.
  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFFFC, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  /// Returns whether a scalar steers the writing direction or marks a byte order.
  ///
  /// U+200D (joiner) is none of them: emoji sequences need it.
  static func isDirectionControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x061C, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF: true
    case 0xFFF9...0xFFFB, 0xE0001: true
    default: false
    }
  }

  /// Returns whether a scalar stands on the character before it.
  static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x300 else { return false }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return true
    default: return false
    }
  }
}
