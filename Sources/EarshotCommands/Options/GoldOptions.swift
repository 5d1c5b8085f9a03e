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

  /// Returns the names of the gold columns.
  ///
  /// - Parameters:
  ///   - groups: Columns that cut the rows into groups.
  ///   - score: The column of the score, as the common option names it.
  /// - Returns: The names that were given; nil stands for the usual ones.
  func names(groups: [String] = [], _ score: String? = nil) -> GoldNames {
    var names = GoldNames()
    names.label = labelColumn
    names.topics = topicsColumn
    names.complaint = complaintColumn
    names.secondCoder = secondCoder
    names.score = score
    names.groups = groups
    return names
  }

  /// The options that were given, for the manifest.
  var named: [(String, String)] {
    [
      ("label-column", labelColumn), ("topics-column", topicsColumn),
      ("complaint-column", complaintColumn), ("second-coder", secondCoder),
    ].compactMap { name, value in value.map { (name, $0) } }
  }
}
