import Testing

@testable import LexiconMatching

struct LexiconLocatorTests {
  /// An installed program, and a checked-out one below it.
  private let folder = TemporaryFolder([
    "given/en/a.tsv": "", "set/en/a.tsv": "", "share/earshot/Lexicons/en/a.tsv": "",
    "bin/earshot": "", "project/Package.swift": "", "project/Lexicons/en/a.tsv": "",
    "project/.build/debug/earshot": "", "project/inner/Lexicons/a.tsv": "",
    "project/inner/bin/earshot": "",
  ])

  @Test(
    arguments: [
      ("given", "set", "bin/earshot", "given"),
      (nil, "set", "bin/earshot", "set"),
      (nil, nil, "bin/earshot", "share/earshot/Lexicons"),
      (nil, nil, "project/.build/debug/earshot", "project/Lexicons"),
      // A folder of word lists without a package beside it is somebody else's.
      (nil, nil, "project/inner/bin/earshot", "project/Lexicons"),
    ] as [(String?, String?, String, String)]
  )
  func `the first place wins`(
    option: String?,
    environment: String?,
    executable: String,
    expected: String
  ) throws {
    let found = try LexiconLocator.folder(
      option: option.map { folder.path + "/" + $0 },
      environment: environment.map { folder.path + "/" + $0 },
      executable: folder.path + "/" + executable
    )
    #expect(found == folder.path + "/" + expected)
  }

  @Test(
    arguments: [
      ("missing", "set", ["missing"]),
      ("bin/earshot", nil, ["bin/earshot"]),
      (nil, "missing", ["missing"]),
    ] as [(String?, String?, [String])]
  )
  func `a place that the user named is never passed over`(
    option: String?,
    environment: String?,
    tried: [String]
  ) {
    do {
      let found = try LexiconLocator.folder(
        option: option.map { folder.path + "/" + $0 },
        environment: environment.map { folder.path + "/" + $0 },
        executable: folder.path + "/bin/earshot"
      )
      Issue.record("found \(found)")
    } catch {
      #expect(error.code == .notFound)
      for place in tried { #expect(error.description.contains(folder.path + "/" + place)) }
      #expect(!error.description.contains("share/earshot"))
      #expect(error.description.contains("--lexicons DIR"))
      #expect(error.description.contains(LexiconLocator.environmentVariable))
    }
  }

  @Test
  func `a miss lists every place`() {
    let empty = TemporaryFolder(["a/bin/earshot": ""])
    do {
      let found = try LexiconLocator.folder(
        option: nil,
        environment: nil,
        executable: empty.path + "/a/bin/earshot"
      )
      Issue.record("found \(found)")
    } catch {
      for place in ["/a/share/earshot/Lexicons", "/a/bin/Lexicons", "/a/Lexicons", "/Lexicons"] {
        #expect(error.description.contains(empty.path + place))
      }
    }
  }

  @Test
  func `without the program's own path nothing is tried`() {
    #expect(throws: LexiconError.self) {
      try LexiconLocator.folder(option: nil, environment: nil, executable: nil)
    }
  }
}
