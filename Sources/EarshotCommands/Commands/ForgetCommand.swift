import ArgumentParser
import Store

/// `earshot forget`: erases what a respondent wrote.
struct ForgetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget",
    abstract:
      "Erases comments from a store, down to the bytes of its files, and counts them out of its figures.",
    discussion: """
      What is erased does not come back when its file is loaded again: a mark stays behind that tells nothing by itself. A \
      respondent is who the column says that --respondent-column named when the comment was loaded, else the row's id.

      Examples:
        earshot forget --respondent C-1042 --store earshot.db
        earshot forget --text-match "Jane Doe" --store earshot.db --dry-run
        earshot forget --text-match "Jane Doe" --store earshot.db --yes
      """
  )

  @Option(name: .long, help: ArgumentHelp("The store.", valueName: "file"))
  var store: String

  @Option(
    name: .long,
    help: ArgumentHelp("Erase all that this respondent wrote.", valueName: "name")
  )
  var respondent: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Erase all comments that contain this text; ASCII letters match in either case.",
      valueName: "text"
    )
  )
  var textMatch: String?

  @Flag(name: .long, help: "Say what would be erased, and erase nothing.")
  var dryRun = false

  @Flag(name: .long, help: "Erase what --text-match finds without another question.")
  var yes = false

  mutating func run() throws {
    let target: ErasureTarget
    switch (respondent, textMatch) {
    case (let name?, nil) where !name.isEmpty: target = .respondent(name)
    case (nil, let text?) where !text.isEmpty: target = .text(text)
    default:
      throw CommandError(
        "it is not said what to forget",
        remedy: "give either --respondent NAME or --text-match TEXT."
      )
    }
    guard dryRun || yes || textMatch == nil else {
      throw CommandError(
        "a text may match more than is meant",
        remedy: "look with --dry-run first, then give --yes."
      )
    }
    let opened = try FeedbackStore(store, for: dryRun ? .read : .change)
    let erasure = Erasure(opened, target)
    tell(try dryRun ? erasure.preview() : erasure.run())
  }

  private func tell(_ counts: ErasureCounts) {
    let parts = [
      (counts.comments, "comment", "comments"), (counts.annotations, "annotation", "annotations"),
      (counts.topicHits, "topic", "topics"), (counts.scores, "score", "scores"),
      (counts.flagActions, "action on a flag", "actions on flags"),
    ].map { "\(RunReporter.grouped($0.0)) \($0.0 == 1 ? $0.1 : $0.2)" }
    print((dryRun ? "would be erased: " : "erased: ") + parts.joined(separator: ", "))
    guard !dryRun else { return }
    guard counts.comments > 0 else {
      print("nothing in the store matched; free space and log were wiped all the same")
      return
    }
    print(
      """
      the figures were counted back, the file was written anew and its log emptied
      out of reach: the files that were loaded, exports and reports made of them, backups and snapshots of the store
      """
    )
  }
}
