import ArgumentParser
import Calibration

/// The options that name the columns of gold files.
struct GoldOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp("The column of the gold label (default: label).", valueName: "name")
  )
  var labelColumn: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The column of the gold topics (default: topics).", valueName: "name")
  )
  var topicsColumn: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The column of gold complaints (default: complaint).", valueName: "name")
  )
  var complaintColumn: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The column of a second person's labels; their agreement is the ceiling.",
      valueName: "column"
    )
  )
  var secondCoder: String?

  // A label may be -1.
  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "What other labels stand for: bad=negative,good=positive, or a file of such pairs (TSV or a JSON object).",
      valueName: "pairs|file"
    )
  )
  var labelMap: String?

  /// Returns the names of the gold columns.
  ///
  /// - Parameters:
  ///   - groups: Columns that cut the rows into groups.
  ///   - score: The column of the score, as the common option names it.
  /// - Returns: The names that were given; nil stands for the usual ones.
  /// - Throws: `GoldError` where the map of labels cannot be read.
  func names(groups: [String] = [], _ score: String? = nil) throws(GoldError) -> GoldNames {
    var names = GoldNames()
    if let labelMap { names.labels = try LabelMap(labelMap) }
    names.label = labelColumn
    names.topics = topicsColumn
    names.complaint = complaintColumn
    names.secondCoder = secondCoder
    names.score = score
    names.groups = groups
    return names
  }

  /// Returns the last part of a path.
  static func fileName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The options that were given, for the manifest.
  var named: [(String, String)] {
    [
      ("label-column", labelColumn), ("topics-column", topicsColumn),
      ("complaint-column", complaintColumn), ("second-coder", secondCoder),
      ("label-map", labelMap.map { $0.contains("=") ? $0 : Self.fileName($0) }),
    ].compactMap { name, value in value.map { (name, $0) } }
  }
}
