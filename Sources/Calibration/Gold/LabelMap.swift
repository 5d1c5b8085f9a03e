import FeedbackModel
import LexiconMatching

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
  /// - Parameter text: The path of a file as `MapFile` reads it, or else pairs such as
  ///   `bad=negative,ok=neutral,good=positive`.
  /// - Throws: `GoldError` where the file cannot be read, something is no pair, or a label stands for two things.
  package init(_ text: String) throws(GoldError) {
    self.init()
    guard text.contains("="), !FileReading.exists(text) else {
      let file = MapFile(text, of: "labels", like: Self.example, takesBareNames: false)
      for entry in try file.read() {
        guard entry.meanings.count < 2, let meaning = Self.meaning(entry.meanings.first ?? "")
        else {
          throw file.misshapen(
            "'\(entry.name)' stands for '\(entry.meanings.joined(separator: ", "))', "
              + "which is none of negative, neutral and positive",
            line: entry.line
          )
        }
        guard take(meaning, for: entry.name) else {
          throw file.misshapen("'\(entry.name)' stands for two things", line: entry.line)
        }
      }
      return
    }
    for pair in text.split(separator: ",") {
      let sides = pair.split(separator: "=", omittingEmptySubsequences: false)
      guard sides.count == 2, let meaning = Self.meaning(String(sides[1])) else {
        throw Self.misshapen("'\(pair)' of --label-map '\(text)' is no label with its meaning")
      }
      guard take(meaning, for: String(sides[0])) else {
        throw Self.misshapen("'\(sides[0])' of --label-map '\(text)' stands for two things")
      }
    }
  }

  private static let example = (json: "{\"bad\": \"negative\"}", table: "bad TAB negative")

  private static func misshapen(_ message: String) -> GoldError {
    let remedy =
      "write bad=negative,ok=neutral,good=positive, or give a file; what means nothing is left out."
    return GoldError(.invalidLines, [Diagnostic(message, remedy: remedy)])
  }

  /// The labels that the map itself names, which stand over the usual ones.
  private var named: Set<String> = []

  /// Notes what a label stands for; false where it stands for something else already.
  private mutating func take(_ meaning: Meaning, for label: String) -> Bool {
    let key = Self.key(label)
    guard named.insert(key).inserted || meanings[key] == meaning else { return false }
    meanings[key] = meaning
    return true
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
