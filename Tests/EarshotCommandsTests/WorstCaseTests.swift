import Testing

/// Comments that a rule could look through again and again: they end, and their figures do not depend on their length.
///
/// What is quadratic in a megabyte takes hours, so that these tests fail by not ending.
@Suite struct WorstCaseTests {
  /// A megabyte, and a quarter of it.
  private static let sizes = [1 << 18, 1 << 20]

  /// Names, what is repeated, what stands before and behind, and what comes of it.
  static let cases: [(name: String, unit: String, around: [String], label: String?)] = [
    ("words", "the train was here today ", ["", "lovely"], "positive"),
    ("words that count", "late ", ["", ""], "negative"),
    ("emoji", "😀👍🏽", ["", " lovely"], "positive"),
    ("negations", "not ", ["", "blue"], "neutral"),
    ("one letter", "a", ["late ", ""], "negative"),
    ("combining marks", "\u{301}", ["late e", ""], "negative"),
    ("joiners", "\u{200D}", ["late e", ""], "negative"),
    ("joined emoji", "👩\u{200D}", ["late ", ""], "negative"),
    ("regional indicators", "🇬", ["late ", ""], "negative"),
    ("hashtags run together", "#bluetrain", ["late ", ""], "negative"),
    ("one hashtag of many words", "bluetrain", ["late #", ""], "negative"),
    ("quotes", "\"", ["late ", " late"], "negative"),
    ("quotations", "“blue” 'train' ", ["late ", ""], "negative"),
    ("apostrophes", "a'", ["late ", ""], "negative"),
    ("full stops", ".", ["late", " blue"], "negative"),
    ("initials", "U. S. ", ["late ", ""], "negative"),
    ("addresses", "a@b.co/", ["late http://", ""], "negative"),
    ("stops between letters", "a..", ["late ", ""], "negative"),
    ("addresses that are none", "http://x/", ["late a.b/", ""], "negative"),
    ("domains that are none", "abc-", ["late a.b-", ""], "negative"),
    ("waits", "2 hours. I waited. ", ["late ", ""], "negative"),
    ("mouths", ":-(", ["late ", ""], "negative"),
    ("underscores", "_", ["late ", ""], "negative"),
    ("hyphens", "a-", ["late ", ""], "negative"),
    ("line ends", "\n", ["late", "late"], "negative"),
    ("blanks", " ", ["late", "late"], "negative"),
    ("Thai", "รอนาน", ["late late late ", ""], nil),
  ]

  private static func comment(_ place: Int, _ size: Int) -> String {
    let (_, unit, around, _) = cases[place]
    return around[0] + String(repeating: unit, count: size / unit.utf8.count) + around[1]
  }

  @Test(arguments: sizes)
  func `a long comment ends and has its figures`(size: Int) throws {
    let texts = Self.cases.indices.map { Self.comment($0, size) }
    let lines = texts.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"\n" }
    let rows = try AnnotateCommandTests.rows("comment\n" + lines.joined())
    try #require(rows.count == Self.cases.count)
    for (place, row) in rows.enumerated() {
      let (name, _, _, label) = Self.cases[place]
      #expect(row["label"].string == label, "\(name)")
      #expect(row["comment"].string?.utf8.count == texts[place].utf8.count, "\(name)")
      guard label != nil else { continue }
      let positive = try #require(row["positive"].thousandths)
      let negative = try #require(row["negative"].thousandths)
      #expect(row["score"].thousandths == positive - negative, "\(name)")
    }
  }

  @Test(arguments: sizes)
  func `the hashtags of a long comment all have their parts`(size: Int) throws {
    let count = size / 11
    let input = "comment\n" + String(repeating: "#BlueTrain ", count: count) + "\n"
    let run = try Earshot.run(["tokenize", "-", "--quiet"], input: input)
    let parts = "\"parts\":[\"Blue\",\"Train\"]"
    #expect(run.text.split(separator: parts, omittingEmptySubsequences: false).count == count + 1)
  }

  @Test(arguments: [250_000, 1_000_000])
  func `very many comments of one word are all annotated`(count: Int) throws {
    let words = ["late", "lovely", "blue"]
    var input = "comment\n"
    for number in 0..<count { input += words[number % 3] + "\n" }
    let run = try Earshot.run(["annotate", "-", "--quiet"], input: input)
    #expect(run.status == 0, "\(run.errors.prefix(300))")
    var counts = [Int](repeating: 0, count: 3)
    let labels = ["negative", "positive", "neutral"].map { Array($0.utf8) }
    let rows = run.output.split(separator: UInt8(ascii: "\n")).dropFirst()
    #expect(rows.count == count)
    for row in rows {
      for (place, label) in labels.enumerated() where row.contains(label) { counts[place] += 1 }
    }
    #expect(counts == [(count + 2) / 3, (count + 1) / 3, count / 3])
  }

  @Test(arguments: [25_000, 100_000])
  func `a row of very many columns keeps them all`(count: Int) throws {
    let place = count * 3 / 4
    let names = (0..<count).map { $0 == place ? "comment" : "c\($0)" }
    let cells = (0..<count).map { $0 == place ? "The train was late" : "\($0 % 7)" }
    let input = names.joined(separator: ",") + "\n" + cells.joined(separator: ",") + "\n"
    let run = try Earshot.run(["annotate", "-", "--quiet"], input: input)
    #expect(run.status == 0, "\(run.errors.prefix(300))")
    let table = try CSVTable(run.text)
    #expect(table[0, "earshot_label"] == "negative")
    #expect(Set(cells).isSubset(of: table.rows[1]) && table.rows[1].count > count)
  }
}
