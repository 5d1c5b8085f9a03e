import Testing

@Suite struct TopicsCommandTests {
  @Test func examplesAreChecked() throws {
    let good = try Earshot.run(["topics", "check"])
    #expect(good.status == 0 && good.text.contains("2 examples hold, 0 fail"), "\(good.errors)")
    let folder = try SmallLexicons.make()
    let file = "en/topics/service.tsv"
    try folder.write(file, try folder.text(file) + "match\trefund\t\tThe train was late\n")
    let bad = try Earshot.run(["topics", "check"], lexicons: folder.path)
    #expect(bad.status == 1 && bad.text.contains("1 fail"))
    #expect(bad.errors.contains("service.tsv:\(try folder.text(file).lines.count): error:"))
  }

  @Test func testIsCheck() throws {
    let (check, test) = (
      try Earshot.run(["topics", "check"]), try Earshot.run(["topics", "test"])
    )
    #expect(check.status == 0 && check.text == test.text)
  }

  @Test func diffTellsWhatATaxonomyMoves() throws {
    let folder = try TestFolder()
    let overlay = "record\ttopic\tweight\tpattern\ntopic\tpier\t\tThe pier\ncue\tpier\t1.0\tpier\n"
    let header = ["kind: topics", "name: ours", "version: 1.0.0", "language: en", "licence: ours"]
    let text = (header + ["source: ours"]).map { "#: \($0)\n" }.joined() + overlay
    try folder.write("ours/pier.tsv", text)
    let arguments = ["--overlay", folder.path + "/ours", "-", "--input-format", "text", "--quiet"]
    let input = "The pier was late\nThe staff\n"
    let runs = try ["topics", "lexicon"].map { command in
      try Earshot.run([command, "diff", "--format", "json"] + arguments, input: input)
    }
    #expect(runs[0].status == 0, "\(runs[0].errors)")
    let topics = try JSONTree(runs[0].text)["topics"].items
    #expect(topics.map(\.["topic"].string) == ["pier"] && topics[0]["gained"].int == 1)
    #expect(runs[0].text == runs[1].text)
  }

  @Test(arguments: [
    "airline", "banking", "healthcare", "hospitality", "public-services", "retail", "service",
    "software", "telecom", "transport",
  ])
  func shippedTaxonomyKeepsItsExamples(name: String) throws {
    let run = try Earshot.run(
      ["topics", "check", "--taxonomy", name],
      lexicons: Repository.lexicons
    )
    #expect(run.status == 0, "\(run.errors)")
  }
}
