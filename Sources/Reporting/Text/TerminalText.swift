/// How wide a text stands in a terminal, and how to bring it to a width.
enum TerminalText {
  /// Returns the number of columns that the text takes.
  static func width(_ text: String) -> Int {
    text.reduce(0) { $0 + width($1) }
  }

  /// Returns the text with blanks up to the width, or cut with `…` when it is wider.
  static func fitted(_ text: String, _ columns: Int, alignRight: Bool = false) -> String {
    let shown = clipped(text, columns)
    let blanks = String(repeating: " ", count: max(0, columns - width(shown)))
    return alignRight ? blanks + shown : shown + blanks
  }

  /// Returns the text, cut with `…` when it is wider than the columns given.
  static func clipped(_ text: String, _ columns: Int) -> String {
    guard width(text) > columns else { return text }
    var result = ""
    var used = 0
    for character in text {
      let next = width(character)
      if used + next > columns - 1 { break }
      result.append(character)
      used += next
    }
    return result + "…"
  }

  /// Returns the text broken at blanks into lines of at most the columns given, the last one cut with `…`.
  static func wrapped(_ text: String, _ columns: Int, lines limit: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ").map(String.init) {
      let joined = line.isEmpty ? word : line + " " + word
      if width(joined) <= columns {
        line = joined
      } else if lines.count + 1 == limit {
        return lines + [clipped(joined, columns)]
      } else {
        if !line.isEmpty { lines.append(line) }
        line = clipped(word, columns)
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// Two columns for East Asian wide characters and emoji, none for marks and joiners alone, else one.
  private static func width(_ character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    if DisplayText.isMark(first) || first.value == 0x200D { return 0 }
    let emoji = first.properties.isEmojiPresentation
    let styled = character.unicodeScalars.contains { $0.value == 0xFE0F }
    return emoji || styled || isWide(first.value) ? 2 : 1
  }

  /// The blocks of wide and fullwidth characters (Unicode Standard Annex 11).
  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF: true
    case 0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60: true
    case 0xFFE0...0xFFE6, 0x20000...0x3FFFD: true
    default: false
    }
  }
}
