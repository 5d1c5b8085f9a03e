import Testing

@testable import EarshotBenchmarks

@Suite struct CorpusFileTests {
  @Test func aFileIsAboutAsLongAsAskedFor() throws {
    let files = try TestFiles()
    let path = files.path("two.csv")
    let rows = CorpusFile.rows(forMegabytes: 2)
    try CorpusFile(texts: SampleCorpora.texts(), rows: rows).write(to: path)
    let found = try CommentFile.count(path)
    #expect(found.rows == rows)
    #expect((1_900_000...2_100_000).contains(found.bytes))
  }

  @Test func theUsualFileHas130Megabytes() {
    #expect(CorpusFile.usualRows * CorpusFile.bytesPerRow == 130_000_000)
    #expect(CorpusFile.rows(forMegabytes: 130) == CorpusFile.usualRows)
  }
}

@Suite struct PackageFolderTests {
  @Test func filesOfThePackageAreFoundAroundTheProgram() throws {
    let path = PackageFolder.path(of: "Corpora/operator/survey.csv")
    #expect(try CommentFile.count(path).rows > 100)
    #expect(PackageFolder.path(of: "no/such/file") == "no/such/file")
  }

  @Test func shippedTextsHaveWordsOnce() throws {
    let words = try SampleTexts.shipped().words
    #expect(words.count > 1_000)
    #expect(Set(words).count == words.count)
    #expect(words.allSatisfy { !$0.isEmpty && !$0.contains(UInt8(ascii: " ")) })
  }
}
