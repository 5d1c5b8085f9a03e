import Testing

/// What the shipped word lists make of a few comments, to the last digit.
///
/// A change of lists or rules changes these files: look at what differs, and record them anew with
/// `EARSHOT_RECORD_SNAPSHOTS=1 swift test --filter SnapshotTests`.
@Suite struct SnapshotTests {
  @Test func annotations() throws {
    let run = try Earshot.run(
      ["annotate", Snapshots.folder + "/comments.ndjson", "--trace", "--quiet"],
      lexicons: Repository.lexicons
    )
    #expect(run.status == 0, "\(run.errors)")
    try expectSnapshot(run.text, named: "annotations.ndjson")
  }

  @Test(arguments: [
    ("mixed", ["The queue took 40 minutes, but Priya at the desk was wonderful and sorted it 😀"]),
    ("negated", ["Couldn't fault the engineer. Not once was I left waiting!"]),
    ("answer", ["Nothing", "--question", "What could we improve?"]),
    ("japanese", ["とても親切でした"]),
  ])
  func explanations(name: String, arguments: [String]) throws {
    let run = try Earshot.run(["explain"] + arguments, lexicons: Repository.lexicons)
    #expect(run.status == 0, "\(run.errors)")
    try expectSnapshot(run.text, named: "explain-\(name).txt")
  }
}
