/// Escaping for HTML and SVG.
enum HTMLText {
  /// Returns text for an element's content or a double-quoted attribute, without controls and direction controls.
  static func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "`": result += "&#96;"
      default:
        if isShown(scalar) { result.unicodeScalars.append(scalar) }
      }
    }
    return result
  }

  private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A: true
    default: !DisplayText.isControl(scalar) && !DisplayText.isDirectionControl(scalar)
    }
  }

  /// Returns a customer's text on one line, fit for a page, escaped and cut off from the direction of its surroundings.
  static func quoted(_ text: String, limit: Int = 2_000) -> String {
    "<bdi>" + escaped(DisplayText.oneLine(text, limit: limit)) + "</bdi>"
  }

  /// Returns our own prose, escaped; a number and its percent sign stay on one line.
  static func prose(_ text: String) -> String {
    var result = ""
    var blankDue = false
    for character in escaped(text) {
      if blankDue { result += character == "%" ? "\u{A0}" : " " }
      blankDue = character == " "
      if !blankDue { result.append(character) }
    }
    return blankDue ? result + " " : result
  }

  /// Returns an identifier that can stand in an `id` attribute and behind `#`.
  ///
  /// Letters, digits and hyphens stay; every other byte becomes `_` and two hexadecimal digits, so that different
  /// names give different identifiers.
  static func identifier(_ prefix: String, _ name: String) -> String {
    var result = prefix + "-"
    for byte in name.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D:
        result.append(Character(Unicode.Scalar(byte)))
      default: result += "_" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    return result
  }
}
