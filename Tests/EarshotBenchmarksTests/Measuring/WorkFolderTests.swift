import Testing

@testable import EarshotBenchmarks

@Suite struct WorkFolderTests {
  @Test func theFolderGoesWithItsFiles() throws {
    let files = try TestFiles()
    let input = try files.write("in.csv", "comment\n")
    do {
      let folder = try WorkFolder(beside: input)
      let path = try folder.write("a", [1, 2, 3])
      #expect(try WholeFile.bytes(path) == [1, 2, 3])
      #expect(try WholeFile.bytes(folder.write("empty", [])) == [])
      #expect(try files.names.count == 2)
    }
    #expect(try files.names == ["in.csv"])
  }

  @Test func whatCannotBeMadeIsAnError() throws {
    #expect(throws: BenchmarkError.self) { try WorkFolder(beside: "/nowhere/in.csv") }
    #expect(throws: BenchmarkError.self) { try WholeFile.bytes("/nowhere/in.csv") }
    let files = try TestFiles()
    let folder = try WorkFolder(beside: files.path("in.csv"))
    #expect(throws: BenchmarkError.self) { try folder.write("no/such/place", [1]) }
  }

  @Test func bytesOfALongFileAreAllRead() throws {
    let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 * 31) }
    let files = try TestFiles()
    #expect(try WholeFile.bytes(files.write("long", bytes)) == bytes)
  }
}
