/// Fields of a CSV file (RFC 4180) that a spreadsheet will take for text.
public enum CSVText {
  /// Returns a line of fields, comma between, CR LF behind.
  public static func line(_ fields: [String]) -> String {
    fields.map(quoted).joined(separator: ",") + "\r\n"
  }

  /// Returns a text that no spreadsheet takes for a formula.
  ///
  /// A text that begins with `=`, `+`, `-`, `@`, a tabulator or a carriage return gets an apostrophe in front (OWASP, "CSV
  /// Injection"). Numbers that we wrote ourselves must not pass through here.
  public static func guarded(_ text: String) -> String {
    switch text.unicodeScalars.first?.value {
    case 0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D: "'" + text
    default: text
    }
  }

  private static func quoted(_ field: String) -> String {
    let special = field.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    guard special else { return field }
    var text = "\""
    for scalar in field.unicodeScalars {
      if scalar == "\"" { text += "\"" }
      text.unicodeScalars.append(scalar)
    }
    return text + "\""
  }
}
