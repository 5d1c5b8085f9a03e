public import KPIModel

/// A term that is key in some comments against others, with an example.
public struct KeyTerm: Hashable, Sendable {
  /// The term with its counts on both sides; G² is negative for one that the target has less often.
  public var term: EmergingTerm

  /// A piece of a comment with the term, of the side that has it more often.
  public var example: String?

  /// Creates a key term.
  public init(term: EmergingTerm, example: String?) {
    self.term = term
    self.example = example
  }
}

/// Key terms as text: for a terminal, as CSV and as NDJSON.
public struct TermWriter: Sendable {
  /// The terms, in the order of output.
  public var terms: [KeyTerm]

  /// The comments of the target and of the reference.
  public var bases: [Int]

  /// Creates a writer.
  public init(terms: [KeyTerm], bases: [Int]) {
    self.terms = terms
    self.bases = bases
  }

  /// Returns an object a line.
  public func ndjson() -> String {
    terms.map { key in
      JSONValue.object([
        .init("term", .string(key.term.term)),
        .init("keyness", .decimal(key.term.keyness)),
        .init("count", .integer(key.term.countNow)),
        .init("base", .integer(key.term.baseNow)),
        .init("count_reference", .integer(key.term.countBefore)),
        .init("base_reference", .integer(key.term.baseBefore)),
        .init("example", .text(key.example)),
      ]).compact + "\n"
    }.joined()
  }

  /// Returns the terms as CSV.
  public func csv() -> String {
    var text = CSVText.line([
      "term", "keyness", "count", "base", "count_reference", "base_reference", "example",
    ])
    for key in terms {
      text += CSVText.line([
        CSVText.guarded(key.term.term), KPINumber.text(key.term.keyness), String(key.term.countNow),
        String(key.term.baseNow), String(key.term.countBefore), String(key.term.baseBefore),
        CSVText.guarded(key.example ?? ""),
      ])
    }
    return text
  }

  /// Returns two tables for a terminal: what the target has more often, and what it has less often.
  public func terminal(color: Bool = false) -> String {
    let sides = bases.map { FixedDecimal.integer($0) }
    let heading = "\(sides[0]) comments against \(sides[1])\n"
    let more = terms.filter { $0.term.keyness > 0 }
    let fewer = terms.filter { $0.term.keyness < 0 }
    guard !terms.isEmpty else { return heading + "No term is key.\n" }
    return heading
      + (more.isEmpty ? "" : "\nMore often\n" + table(more, color))
      + (fewer.isEmpty ? "" : "\nLess often\n" + table(fewer, color))
  }

  private func table(_ terms: [KeyTerm], _ color: Bool) -> String {
    var table = TerminalTable(columns: [
      .init("term", limit: 32), .init("comments", alignRight: true),
      .init("share", alignRight: true), .init("reference", alignRight: true),
      .init("share", alignRight: true), .init("G²", alignRight: true),
      .init("example", limit: 60),
    ])
    for key in terms {
      let term = key.term
      table.add([
        term.term, FixedDecimal.integer(term.countNow), Self.share(term.countNow, term.baseNow),
        FixedDecimal.integer(term.countBefore), Self.share(term.countBefore, term.baseBefore),
        FixedDecimal.text(abs(term.keyness), digits: 1), key.example ?? "",
      ])
    }
    return table.render(color: color)
  }

  private static func share(_ count: Int, _ base: Int) -> String {
    base > 0 ? FixedDecimal.text(Double(100 * count) / Double(base), digits: 1) + " %" : "–"
  }
}
