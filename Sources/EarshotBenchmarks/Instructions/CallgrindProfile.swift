/// What callgrind counted: as a whole, by the file of code that it stands in, and within the functions that stages begin
/// in.
struct CallgrindProfile: Equatable, Sendable {
  /// All that was counted.
  private(set) var total = ModelledCosts()

  /// What was counted by program or library, as callgrind names them.
  private(set) var byObject: [String: ModelledCosts] = [:]

  /// What was counted in the functions that stages begin in and in what these call.
  private(set) var within: [StageDoor: ModelledCosts] = [:]

  /// Reads the text that callgrind writes (its format 1).
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - path: The name that errors give.
  /// - Throws: `BenchmarkError` when a line is not of the format, or the parts do not add up to the total.
  init(text: String, path: String) throws {
    var events: [Substring] = []
    var objects: [Substring: String] = [:]
    var functions: [Substring: String] = [:]
    var object = ""
    var callee: StageDoor?
    var isCall = false
    var stated: ModelledCosts?
    for (place, line) in text.utf8Lines.enumerated() {
      guard let first = line.utf8.first else { continue }
      if Self.beginsCost(first) {
        guard let costs = Self.costs(line, events) else {
          throw Self.error("no cost on \(path):\(place + 1)")
        }
        // The line behind "calls=" has what the callee took, which stands with the callee too.
        if isCall {
          if let callee { within[callee, default: ModelledCosts()] += costs }
        } else {
          byObject[object, default: ModelledCosts()] += costs
          total += costs
        }
        isCall = false
      } else if line.hasPrefix("calls=") {
        isCall = true
      } else if line.hasPrefix("ob=") || line.hasPrefix("cob=") {
        let name = Self.name(line, &objects)
        if first == UInt8(ascii: "o") { object = name }
      } else if line.hasPrefix("fn=") || line.hasPrefix("cfn=") {
        let name = Self.name(line, &functions)
        if first == UInt8(ascii: "c") {
          callee = StageDoor.allCases.first { name.hasPrefix($0.symbol) }
        }
      } else if line.hasPrefix("events:") {
        events = line.split(separator: " ").dropFirst().map(\.self)
      } else if line.hasPrefix("totals:") || (line.hasPrefix("summary:") && stated == nil) {
        stated = Self.costs(line, events)
      }
    }
    guard let stated, stated == total else {
      throw Self.error(
        "\(path) tells \(stated?.instructions ?? 0) instructions, but its lines add up to "
          + "\(total.instructions), or their misses to others"
      )
    }
  }

  /// Returns what was counted in the libraries whose names contain a text.
  func costs(inside library: String) -> ModelledCosts {
    byObject.filter { $0.key.contains(library) }.values.reduce(into: ModelledCosts(), +=)
  }

  private static func beginsCost(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "+")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "*")
  }

  /// Returns the counts behind the first word of a line; of events at the end that it leaves out there was nothing.
  private static func costs(_ line: Substring, _ events: [Substring]) -> ModelledCosts? {
    let cells = line.split(separator: " ").dropFirst()
    guard !cells.isEmpty, cells.count <= events.count else { return nil }
    var costs = ModelledCosts()
    for (event, cell) in zip(events, cells) {
      guard let count = Int(cell) else { return nil }
      costs.add(count, of: event)
    }
    return costs
  }

  /// Returns the name that a line gives; "(3) name" gives number 3 a name, and "(3)" alone means it from then on.
  private static func name(_ line: Substring, _ names: inout [Substring: String]) -> String {
    let text = line.drop { $0 != "=" }.dropFirst()
    guard text.hasPrefix("("), let end = text.firstIndex(of: ")") else { return String(text) }
    let number = text[...end]
    let rest = text[text.index(after: end)...].drop { $0 == " " }
    if !rest.isEmpty { names[number] = String(rest) }
    return names[number] ?? String(number)
  }

  private static func error(_ what: String) -> BenchmarkError {
    BenchmarkError(what, remedy: "run it again; if it stays so, use valgrind 3.19 or later.")
  }
}

extension String {
  /// The lines, cut at line feeds alone.
  fileprivate var utf8Lines: [Substring] {
    utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Substring.init)
  }
}
