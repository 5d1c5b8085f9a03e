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
