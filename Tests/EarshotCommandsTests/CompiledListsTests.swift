import Foundation
import Testing

/// Word lists that an earlier run has compiled make a run faster, and nothing else.
@Suite struct CompiledListsTests {
  private static let survey = """
    id,question,comment
    1,What could we improve?,Nothing
    2,What was good?,"The staff were very helpful, but the train was late :("
    3,,"Waited 2 hours at the desk in a queue, never again! #staffwerelovely"
    4,,El tren es muy lento pero la señora está aquí
    5,Anything else?,n/a
    6,,I want a refund. Not lovely and not brilliant

    """

  private static func run(
    _ arguments: [String],
    _ folder: TestFolder,
    cache: String? = nil,
    lexicons: String? = nil
  ) throws -> Earshot.Outcome {
    try Earshot.run(
      arguments,
      input: survey,
      lexicons: lexicons,
      environment: ["EARSHOT_CACHE": cache ?? folder.path + "/cache"]
    )
  }

  private static let annotate = ["annotate", "-", "--format", "ndjson", "--trace", "--quiet"]

  private static func lists(_ folder: TestFolder) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path + "/cache").sorted()
  }

  @Test(arguments: [nil, Repository.lexicons])
  func outputIsTheSameWithThem(lexicons: String?) throws {
    let folder = try TestFolder()
    let overlay = SmallLexicons.text(
      kind: "topics",
      ["record\ttopic\tweight\tpattern", "topic\tdesk\t\tDesk", "word\tdesk\t1.5\tdesk"],
      name: "own"
    )
    let path = try folder.write("own.tsv", overlay)
    let calls = [
      Self.annotate, Self.annotate + ["--overlay", path],
      ["kpi", "-", "--format", "json", "--quiet", "--by", "week"],
      ["explain", "Not very lovely, the queue took 2 hours", "--format", "json"],
      ["tokenize", "-", "--format", "ndjson", "--quiet"],
      ["report", "-", "-o", "-", "--format", "json", "--quiet"],
    ]
    for call in calls {
      let plain = try Self.run(call, folder, cache: "off", lexicons: lexicons)
      #expect(plain.status == 0, "\(plain.errors)")
      for _ in 0..<2 {
        let kept = try Self.run(call, folder, lexicons: lexicons)
        #expect(kept.status == 0 && kept.output == plain.output && kept.errors == plain.errors)
      }
    }
    // With the overlay they are other lists.
    #expect(try Self.lists(folder).count == 2)
    #expect(try Self.lists(folder).allSatisfy { $0.hasSuffix(".lists") })
  }

  @Test func aChangedListIsNeverOutOfDate() throws {
    let folder = try TestFolder()
    let lists = try SmallLexicons.make()
    func score() throws -> String {
      let run = try Self.run(Self.annotate, folder, lexicons: lists.path)
      return run.text
    }
    let first = try score()
    #expect(try score() == first)
    let valence = try lists.text("en/valence.tsv")
    // As long as before, and within the same second.
    try lists.write("en/valence.tsv", valence.replacing("late\t-2.0", with: "late\t-3.0"))
    let second = try score()
    #expect(second != first)
    #expect(try score() == second)
    try lists.write("en/valence.tsv", valence)
    #expect(try score() == first)
    // The same bytes say something else as a taxonomy of their own and as an overlay.
    let topics = SmallLexicons.text(
      kind: "topics",
      ["record\ttopic\tweight\tpattern", "topic\trefund\t\tRefunds", "cue\trefund\t0.1\trefund"],
      name: "t"
    )
    let path = try folder.write("t.tsv", topics)
    let both = ["--taxonomy", "service", "--taxonomy", path]
    let beside = try Self.run(Self.annotate + both, folder, lexicons: lists.path)
    let over = try Self.run(Self.annotate + ["--overlay", path], folder, lexicons: lists.path)
    #expect(beside.status == 0 && over.status == 0 && beside.text != over.text)
  }

  /// Returns what tells a file from one of the same name that was put in its place.
  private static func file(_ name: String, _ folder: TestFolder) throws -> UInt64? {
    let path = folder.path + "/cache/" + name
    return try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? UInt64
  }

  /// What a disk, a full one or a careless copy makes of a file.
  @Test func damageIsNoMatter() throws {
    let folder = try TestFolder()
    let plain = try Self.run(Self.annotate, folder)
    let name = try #require(try Self.lists(folder).first)
    let whole = try folder.bytes("cache/" + name)
    var damaged: [[UInt8]] = [
      [], Array(whole.prefix(40)), Array(whole.prefix(64)), Array(whole.dropLast()), whole + [0],
      Array(repeating: 0, count: whole.count), Array("not a list at all".utf8),
    ]
    // One bit of what it is, how long, its checksum, and here and there of the rest.
    let head = [0, 7, 8, 15, 16, 23]
    for (turn, place) in (head + (0...9).map { 64 + (whole.count - 65) * $0 / 9 }).enumerated() {
      var bytes = whole
      bytes[place] ^= 1 << UInt8(turn % 8)
      damaged.append(bytes)
    }
    for bytes in damaged {
      try folder.write("cache/" + name, bytes)
      let run = try Self.run(Self.annotate, folder)
      #expect(run.status == 0 && run.output == plain.output && run.errors.isEmpty)
      // It is written anew, and then it stays.
      #expect(try folder.size("cache/" + name) == whole.count)
      #expect(try folder.bytes("cache/" + name) != bytes)
      let file = try Self.file(name, folder)
      #expect(try Self.run(Self.annotate, folder).output == plain.output)
      #expect(try Self.file(name, folder) == file)
    }
  }

  @Test func aFolderThatCannotBeUsedIsNoMatter() throws {
    let folder = try TestFolder()
    try folder.write("file", "text")
    let plain = try Self.run(Self.annotate, folder, cache: "off")
    for cache in [folder.path + "/file", "/proc/none/cache", folder.path + "/file/cache", ""] {
      let run = try Earshot.run(
        Self.annotate,
        input: Self.survey,
        environment: ["EARSHOT_CACHE": cache, "HOME": folder.path, "XDG_CACHE_HOME": ""]
      )
      #expect(run.status == 0 && run.output == plain.output && run.errors.isEmpty)
    }
    // An empty variable is none; then the user's folder is taken.
    let made = try FileManager.default.contentsOfDirectory(
      atPath: folder.path + "/.cache/earshot"
    )
    #expect(made.count == 1)
    let mode = try FileManager.default.attributesOfItem(
      atPath: folder.path + "/.cache/earshot/" + made[0]
    )[.posixPermissions]
    #expect((mode as? Int) == 0o600)
  }

  @Test func whatOthersMayWriteIsNotRead() throws {
    let folder = try TestFolder()
    let plain = try Self.run(Self.annotate, folder)
    let name = try #require(try Self.lists(folder).first)
    let file = try Self.file(name, folder)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o666],
      ofItemAtPath: folder.path + "/cache/" + name
    )
    #expect(try Self.run(Self.annotate, folder).output == plain.output)
    // Another file was put in its place, which is this user's alone.
    #expect(try Self.file(name, folder) != file)
  }

  @Test func onlyTheNewestFewAreKept() throws {
    let folder = try TestFolder()
    try folder.write("cache/.writing-Ab12Cd", "left behind")
    try folder.write("cache/other.txt", "not ours")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -7200)],
      ofItemAtPath: folder.path + "/cache/.writing-Ab12Cd"
    )
    var first: String?
    for number in 0..<9 {
      let path = try folder.write(
        "own-\(number).tsv",
        SmallLexicons.text(
          kind: "valence",
          ["form\tvalence\ttags", "word\(number)\t-1.0"],
          name: "o"
        )
      )
      #expect(try Self.run(Self.annotate + ["--overlay", path], folder).status == 0)
      if number == 0 { first = try Self.lists(folder).first { $0.hasSuffix(".lists") } }
    }
    let left = try Self.lists(folder)
    #expect(left.count == 7 && left.contains("other.txt"))
    #expect(left.count { $0.hasSuffix(".lists") } == 6)
    #expect(!left.contains(try #require(first)))
  }

  @Test func badLinesAreToldEachTime() throws {
    let folder = try TestFolder()
    let path = try folder.write(
      "own.tsv",
      SmallLexicons.text(kind: "valence", ["form\tvalence\ttags", "late\tx"], name: "o")
    )
    for _ in 0..<2 {
      let run = try Self.run(Self.annotate + ["--overlay", path], folder)
      #expect(run.status == 2 && run.errors.contains("own.tsv:8: error: 'x' is not a decimal"))
    }
    #expect(throws: (any Error).self) { try Self.lists(folder) }
  }

  @Test func examplesAreCheckedWithTheListsThemselves() throws {
    let folder = try TestFolder()
    _ = try Self.run(Self.annotate, folder)
    for _ in 0..<2 {
      let check = try Self.run(["topics", "check"], folder)
      #expect(check.text == "2 examples hold, 0 fail\n")
    }
  }
}
