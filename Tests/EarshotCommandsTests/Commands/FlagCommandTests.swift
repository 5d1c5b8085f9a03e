import Testing

@Suite struct FlagCommandTests {
  private static let posts = """
    {"id":"1","created_at":"2026-03-01T10:00:00Z","text":"The train was late and broken @NorthmoorRail","followers":10,"channel":"x"}
    {"id":"2","created_at":"2026-03-01T11:00:00Z","text":"The staff were rude, the train was late and cancelled @NorthmoorRail","followers":90000,"channel":"x"}
    {"id":"3","created_at":"2026-03-01T12:00:00Z","text":"The staff were lovely and very helpful, brilliant @NorthmoorRail","followers":50,"channel":"x"}
    {"id":"4","created_at":"2026-03-01T12:00:00Z","text":"The train was late and the staff were rude @NorthmoorRail","channel":"survey"}
    {"id":"5","created_at":"2026-03-01T12:30:00Z","text":"The train was late and the staff were rude @NorthmoorRail","replied_at":"2026-03-01T13:00:00Z","channel":"x"}
    {"id":"6","created_at":"2026-03-02T12:30:00Z","text":"A picture of a bridge","channel":"x"}

    """

  private func queue(_ more: [String] = []) throws -> [JSONTree] {
    let folder = try TestFolder()
    let file = try folder.write("posts.ndjson", Self.posts)
    let run = try Earshot.run(["flag", file, "--format", "ndjson", "--quiet"] + more)
    #expect(run.status == 0, "\(run.errors)")
    return try run.lines.map { try JSONTree($0) }
  }

  @Test func rowsHaveTheirShapeAndOrder() throws {
    let rows = try queue()
    #expect(rows.count >= 3)
    for row in rows {
      #expect(
        row.keys.starts(
          with: ["id", "action", "severity", "reasons", "text", "topics", "date", "reach", "state"]
        )
      )
      #expect(["apologise", "answer", "thank"].contains(row["action"].string))
      #expect((0...1000).contains(try #require(row["severity"].thousandths)))
      #expect(!row["reasons"].items.isEmpty && row["state"].string == "new")
    }
    let severities = rows.compactMap(\.["severity"].thousandths)
    #expect(severities == severities.sorted(by: >))
    #expect(rows.first?["id"].string == "2" && rows.first?["reach"].int == 90000)
    #expect(rows.first { $0["id"].string == "3" }?["action"].string == "thank")
  }

  @Test func privateAnsweredAndIndifferentRowsAreLeftOut() throws {
    let ids = Set(try queue().compactMap(\.["id"].string))
    #expect(ids == ["1", "2", "3"])
    #expect(try queue(["--all-channels"]).contains { $0["id"].string == "4" })
    #expect(try queue(["--answered"]).compactMap(\.["id"].string) == ["5"])
    #expect(try queue(["--action", "thank"]).compactMap(\.["id"].string) == ["3"])
    #expect(
      try queue(["--top", "1", "--action", "apologise"]).compactMap(\.["id"].string) == ["2"]
    )
    #expect(try queue(["--since", "2026-03-02"]).isEmpty)
  }

  @Test func agesCountUpToTheLatestRow() throws {
    let row = try #require(try queue().first)
    #expect(row["reasons"].items.contains(.string("unanswered 25 h")), "\(row["reasons"])")
    let later = try #require(try queue(["--now", "2026-03-03T11:00:00Z"]).first)
    #expect(later["reasons"].items.contains(.string("unanswered 48 h")), "\(later["reasons"])")
  }

  @Test(arguments: [false, true])
  func whetherARowIsPublicDependsOnNoOtherRow(isFirst: Bool) throws {
    let folder = try TestFolder()
    let rest = (0..<12_000).map { "{\"id\":\"\($0)\",\"text\":\"The staff were rude, and late\"}" }
    let named = [
      "{\"id\":\"x\",\"text\":\"The train was late\",\"channel\":\"x\"}",
      "{\"id\":\"s\",\"text\":\"The train was late\",\"channel\":\"survey\"}",
    ]
    let lines = isFirst ? named + rest : rest + named
    let file = try folder.write("posts.ndjson", lines.joined(separator: "\n") + "\n")
    let run = try Earshot.run(["flag", file, "--format", "ndjson", "--top", "20000"])
    #expect(run.status == 0 && run.lines.count == 12_001)
    #expect(run.errors.contains("1 rows of private channels"), "\(run.errors)")
  }
}
