import Calibration
import FeedbackModel
import LexiconMatching
import Reporting

/// What came of a calibration, for reading in a terminal.
struct CalibrationPage {
  /// The whole page.
  let text: String

  /// Writes the page.
  ///
  /// - Parameters:
  ///   - result: What came of the calibration.
  ///   - polarity: Where the polarity was taken from.
  ///   - offScale: How many of its values are no codes of its scale, and where the first stands; nil where none is.
  ///   - folder: Where the overlay was to go.
  ///   - hasFormer: Whether the overlay of an earlier run is there.
  init(
    _ result: Calibration.Result,
    polarity: String?,
    offScale: (count: Int, first: SourceLocation)?,
    folder: String,
    hasFormer: Bool
  ) {
    var lines: [String] = []
    if let offScale {
      lines.append(
        "\(offScale.count) \(offScale.count == 1 ? "row is" : "rows are") off the scale and left out, first "
          + "\(offScale.first); --score-scale gives another one"
      )
    }
    for gain in result.gains {
      let from =
        gain.target == .polarity ? polarity.map { ", from \($0)" } ?? "" : ""
      lines.append("\(gain.target.rawValue)\(from): \(gain.base) rows, out of fold")
      for figure in gain.figures {
        lines.append("  " + Self.line(figure))
      }
      if result.dropped.contains(gain.target) {
        let reason =
          gain.tellsClasses
          ? "no sure gain"
          : "no word tells these rows apart better than a coin (are the values those of other rows?)"
        lines.append("  \(reason): nothing is written; --keep-all writes it all the same")
      }
    }
    if let silenced = Self.silenced(result.silenced) { lines.append(silenced) }
    lines += result.refusals
    lines += Self.strongest(result.overlay)
    lines.append(
      result.overlay.lineCount == 0
        ? "The shipped weights stay as they are, and no overlay was written."
          + (hasFormer ? " \(folder) still holds that of an earlier run." : "")
        : "\(result.overlay.lineCount) lines are in \(folder); use them with --overlay \(folder)"
    )
    text = lines.joined(separator: "\n")
  }

  /// The most words that are told for each side or topic, and the most characters of a line.
  private static let toldWords = 6
  private static let width = 100

  /// Returns what the words say that were learned, the strongest of each side and topic.
  private static func strongest(_ overlay: FittedOverlay) -> [String] {
    let learned = overlay.strongestWords(toldWords)
    guard !learned.isEmpty else { return [] }
    let column = learned.reduce(0) { max($0, $1.side.count) } + 2
    return ["the words that say most, with their weights:"]
      + learned.map { strongest in
        var line =
          "  " + strongest.side + String(repeating: " ", count: column - strongest.side.count)
        for (place, word) in strongest.words.enumerated() {
          let part =
            "\(DisplayText.oneLine(word.form, limit: 30)) \(Thousandths.short(word.weight))"
          guard place == 0 || line.count + part.count + 2 <= width else { break }
          line += (place == 0 ? "" : ", ") + part
        }
        return line
      }
  }

  /// The most topics that are named one by one.
  private static let mostNamed = 6

  private static func silenced(_ topics: [String]) -> String? {
    guard !topics.isEmpty else { return nil }
    let rest = topics.count - mostNamed
    let more = rest > 0 ? " and \(rest) more" : ""
    let names = topics.prefix(mostNamed).joined(separator: ", ") + more
    let them = topics.count == 1 ? "it" : "them"
    return "no comment is labelled with \(names), so the overlay silences \(them); "
      + "--keep-topics keeps \(them)"
  }

  private static func line(_ figure: CalibrationGain.Figure) -> String {
    let name = figure.name + String(repeating: " ", count: max(1, 34 - figure.name.count))
    let change = figure.fitted - figure.shipped
    var line = "\(name)\(thousandths(figure.shipped)) → \(thousandths(figure.fitted))"
    line += "  \(change < 0 ? "" : "+")\(thousandths(change))"
    if let range = figure.range {
      line += " (\(thousandths(range.low)) to \(thousandths(range.high)))"
    }
    return line
  }

  private static func thousandths(_ value: Double) -> String {
    let whole = Int((value * 1000).rounded())
    let digits = String(abs(whole) % 1000)
    let zeros = String(repeating: "0", count: 3 - digits.count)
    return "\(whole < 0 ? "−" : "")\(abs(whole) / 1000).\(zeros)\(digits)"
  }
}
