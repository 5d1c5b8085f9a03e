/// The instructions that callgrind counted, by the file of code that they stand in.
struct CallgrindProfile: Equatable, Sendable {
  /// All instructions.
  private(set) var total = 0

  /// The instructions by program or library, as callgrind names them.
  private(set) var byObject: [String: Int] = [:]

  /// Reads the text that callgrind writes (its format 1, with one kind of event).
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - path: The name that errors give.
  /// - Throws: `BenchmarkError` when a line is not of the format, or the parts do not add up to the total.
  init(text: String, path: String) throws {
    var names: [Substring: String] = [:]
    var object = ""
    var isCall = false
    var stated: Int?
    for (place, line) in text.utf8Lines.enumerated() {
      guard let first = line.utf8.first else { continue }
      if Self.beginsCost(first) {
        defer { isCall = false }
        // The line behind "calls=" has what the callee took, which stands with the callee too.
        if isCall { continue }
        guard let cost = line.split(separator: " ").dropFirst().last.flatMap({ Int($0) }) else {
          throw Self.error("no cost on \(path):\(place + 1)")
        }
        byObject[object, default: 0] += cost
        total += cost
      } else if line.hasPrefix("calls=") {
        isCall = true
      } else if line.hasPrefix("ob=") || line.hasPrefix("cob=") {
        let name = Self.name(line.drop { $0 != "=" }.dropFirst(), &names)
        if first == UInt8(ascii: "o") { object = name }
      } else if line.hasPrefix("totals:") || (line.hasPrefix("summary:") && stated == nil) {
        stated = line.split(separator: " ").last.flatMap { Int($0) }
      }
    }
    guard let stated, stated == total else {
      throw Self.error(
        "\(path) tells \(stated ?? 0) instructions, but its lines add up to \(total)"
      )
    }
  }

  /// Returns the instructions of the libraries whose names contain a text.
  func instructions(inside library: String) -> Int {
    byObject.filter { $0.key.contains(library) }.values.reduce(0, +)
  }

  /// Returns whether a line that begins so tells costs.
  static func beginsCost(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "+")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "*")
  }

  /// Returns a name; "(3) name" gives number 3 a name, and "(3)" alone means it from then on.
  private static func name(_ text: Substring, _ names: inout [Substring: String]) -> String {
    guard text.hasPrefix("("), let end = text.firstIndex(of: ")") else { return String(text) }
    let number = text[...end]
    let rest = text[text.index(after: end)...].drop { $0 == " " }
    if !rest.isEmpty { names[number] = String(rest) }
    return names[number] ?? String(number)
  }

  /// Returns the error of a profile that cannot be read.
  static func error(_ what: String) -> BenchmarkError {
    BenchmarkError(what, remedy: "run it again; if it stays so, use valgrind 3.19 or later.")
  }
}

extension String {
  /// The lines, cut at line feeds alone.
  fileprivate var utf8Lines: [Substring] {
    utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Substring.init)
  }
}
