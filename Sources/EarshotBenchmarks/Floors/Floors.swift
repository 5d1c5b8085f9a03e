/// The limits that figures must not exceed, as recorded in the repository.
struct Floors: Equatable, Sendable {
  /// The limit of each figure that has one.
  let limits: [FigureName: Double]

  /// The file of the package.
  static let usualPath = ".ci/floors.tsv"

  /// The first line of the table.
  private static let heading = "figure\tlimit"

  /// Reads a file of floors.
  ///
  /// - Throws: `BenchmarkError` when it cannot be read, or with all its bad lines.
  init(path: String) throws {
    try self.init(text: String(decoding: WholeFile.bytes(path), as: UTF8.self), path: path)
  }

  /// Reads floors: a heading, then a figure and its limit a line, parted by a tab; lines that begin with # are remarks.
  ///
  /// - Parameters:
  ///   - text: The text of the file.
  ///   - path: The name that errors give.
  /// - Throws: `BenchmarkError` that tells every bad line.
  init(text: String, path: String) throws {
    var limits: [FigureName: Double] = [:]
    var faults: [String] = []
    var hasHeading = false
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (place, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
      guard hasHeading else {
        hasHeading = true
        if line != Self.heading {
          faults.append(
            Self.fault(path, place, "no heading; 'figure', a tab and 'limit' were expected")
          )
        }
        continue
      }
      switch Self.entry(line) {
      case .failure(let reason): faults.append(Self.fault(path, place, reason.text))
      case .success(let (name, limit)):
        if limits.updateValue(limit, forKey: name) != nil {
          faults.append(Self.fault(path, place, "\(name.rawValue) has a limit already"))
        }
      }
    }
    if !hasHeading { faults.append(Self.fault(path, 0, "no heading and no limits")) }
    guard faults.isEmpty else {
      throw BenchmarkError(
        faults.joined(separator: "\n"),
        remedy: "a line is a figure, a tab and a number; the figures are "
          + FigureName.allCases.map(\.rawValue).joined(separator: ", ") + "."
      )
    }
    self.limits = limits
  }

  /// Finds what has to be measured for the limits.
  ///
  /// - Parameter steadyOnly: Whether to leave out what is timed.
  /// - Returns: Each source that some limit rests on.
  func sources(steadyOnly: Bool) -> Set<FigureName.Source> {
    Set(limits.keys.map(\.source).filter { !steadyOnly || !$0.isTimed })
  }

  private struct Reason: Error { var text: String }

  private static func entry(_ line: Substring) -> Result<(FigureName, Double), Reason> {
    let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard cells.count == 2 else {
      return .failure(Reason(text: "\(cells.count) cells; a figure and a limit were expected"))
    }
    guard let name = FigureName(rawValue: String(cells[0])) else {
      return .failure(Reason(text: "no figure is called '\(cells[0])'"))
    }
    guard let limit = Double(cells[1]), limit.isFinite else {
      return .failure(Reason(text: "the limit '\(cells[1])' is no number"))
    }
    return .success((name, limit))
  }

  private static func fault(_ path: String, _ place: Int, _ reason: String) -> String {
    "\(path):\(place + 1): error: \(reason)"
  }
}
