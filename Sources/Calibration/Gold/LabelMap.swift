import FeedbackModel

/// What the labels of gold files stand for.
///
/// Without a map these are `negative`, `neutral` and `positive`, or `neg`, `neu` and `pos`, in any case of letters.
package struct LabelMap: Hashable, Sendable {
  /// What a label stands for: a side, or nothing that counts.
  private enum Meaning: Hashable, Sendable {
    case side(SentimentLabel)
    case nothing
  }

  private var meanings: [String: Meaning] = [
    "neg": .side(.negative), "neu": .side(.neutral), "pos": .side(.positive),
  ]

  /// Creates the map of the usual labels.
  package init() {
    for label in SentimentLabel.allCases { meanings[label.name] = .side(label) }
  }

  /// Reads a map, whose labels come over the usual ones.
  ///
  /// - Parameter text: Pairs such as `bad=negative,ok=neutral,good=positive`, or the path of a file as `MapFile` reads it.
  /// - Throws: `GoldError` where the file cannot be read, or something is no pair.
  package init(_ text: String) throws(GoldError) {
    self.init()
    guard text.contains("=") else {
      try read(MapFile(text, of: "labels", like: Self.example))
      return
    }
    for pair in text.split(separator: ",") {
      let sides = pair.split(separator: "=", omittingEmptySubsequences: false)
      guard sides.count == 2, let meaning = Self.meaning(String(sides[1])) else {
        throw GoldError(
          .invalidLines,
          [
            Diagnostic(
              "'\(pair)' of --label-map '\(text)' is no label with its meaning",
              remedy: "write \(Self.pairs), or give a file; what means nothing is left out."
            )
          ]
        )
      }
      meanings[Self.key(String(sides[0]))] = meaning
    }
  }

  private static let pairs = "bad=negative,ok=neutral,good=positive"
  private static let example = (json: "{\"bad\": \"negative\"}", table: "bad TAB negative")

  private mutating func read(_ file: MapFile) throws(GoldError) {
    let (read, lines) = try file.read()
    for (name, meanings) in read.sorted(by: { $0.key < $1.key }) {
      guard meanings.count < 2, let meaning = Self.meaning(meanings.first ?? "") else {
        throw file.misshapen(
          "'\(name)' stands for '\(meanings.joined(separator: ", "))', "
            + "which is none of negative, neutral and positive",
          line: lines[name]
        )
      }
      self.meanings[Self.key(name)] = meaning
    }
  }

  private static func meaning(_ name: String) -> Meaning? {
    let name = GoldValue.trimmed(name).lowercased()
    return name.isEmpty ? .nothing : SentimentLabel(name: name).map(Meaning.side)
  }

  private static func key(_ label: String) -> String { GoldValue.trimmed(label).lowercased() }

  /// Returns the side that a label stands for; nil where it stands for nothing that counts.
  ///
  /// - Throws: `UnknownLabel` for a label that is not in the map.
  func side(of label: String) throws(UnknownLabel) -> SentimentLabel? {
    switch meanings[Self.key(label)] {
    case .side(let side): return side
    case .nothing: return nil
    case nil: throw UnknownLabel()
    }
  }

  /// A label that is not in the map.
  struct UnknownLabel: Error {}
}
