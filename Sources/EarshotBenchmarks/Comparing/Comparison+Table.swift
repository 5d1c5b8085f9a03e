extension Comparison {
  /// Makes the table of the runs.
  ///
  /// - Parameter bytes: The bytes of the file.
  /// - Returns: A heading, and a row for each contestant with the medians of its runs.
  func table(bytes: Int) -> [[String]] {
    let comments = Double(loop?.comments ?? 0)
    let heading = ["run", "wall s", "CPU s", "ns/comment", "MB/s", "÷ ICU", "peak MB"]
    return [heading]
      + Contestant.allCases.map { contestant in
        let peak = peakBytes([contestant])
        return [
          contestant.title, Decimal.text(wall(contestant), 3), Decimal.text(cpu(contestant), 3),
          Decimal.text(cpu(contestant) * 1e9 / max(comments, 1), 0),
          Decimal.text((Double(bytes) / 1e6).ratio(to: wall(contestant)) ?? 0, 1),
          Decimal.text(cpu(contestant).ratio(to: cpu(.icuOne)) ?? 0, 3),
          peak > 0 ? Decimal.text(Double(peak) / 1e6, 1) : "–",
        ]
      }
  }

  /// The sentences below the table: what a second worker brings, and what it costs.
  var secondWorker: [String] {
    let walls = wallShares
    let cpus = cpuShares
    func text(_ share: Double?) -> String { share.map { Decimal.text($0, 3) } ?? "–" }
    func growth(_ share: Double?) -> String {
      share.map { Decimal.text(($0 - 1) * 100, 1) + " %" } ?? "–"
    }
    return [
      "wall with 2 ÷ with 1: annotate \(text(walls.annotate)), ICU word loop \(text(walls.icu))",
      "CPU growth with 2: annotate \(growth(cpus.annotate)), ICU word loop \(growth(cpus.icu))",
    ]
  }

  /// The runs as a JSON object: for each contestant its times and the most memory.
  var json: String {
    let members = Contestant.allCases.map { contestant in
      let own = runs[contestant, default: []]
      let walls = own.map { Decimal.text($0.wallSeconds, 4) }.joined(separator: ",")
      let cpus = own.map { Decimal.text($0.cpuSeconds, 4) }.joined(separator: ",")
      let peak = peakBytes([contestant])
      return "\"\(contestant.rawValue)\":{\"median_wall_seconds\":"
        + "\(Decimal.text(wall(contestant), 4)),\"median_cpu_seconds\":"
        + "\(Decimal.text(cpu(contestant), 4)),\"peak_bytes\":\(peak > 0 ? String(peak) : "null"),"
        + "\"wall_seconds\":[\(walls)],\"cpu_seconds\":[\(cpus)]}"
    }
    return "{" + members.joined(separator: ",") + "}"
  }
}
