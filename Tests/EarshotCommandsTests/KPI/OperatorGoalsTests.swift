import Testing

/// The goals of the operator sample, judged as its README says.
@Suite struct OperatorGoalsTests {
  private static let folder = Repository.corpora[0].split(separator: "/").dropLast()
    .joined(separator: "/")

  private static func goals() throws -> [JSONTree] {
    let run = try Earshot.run(
      [
        "kpi", Repository.corpora[0], "--time-zone", "Europe/London", "--by", "month", "--goals",
        "/\(folder)/goals.yaml", "--format", "json", "--quiet",
      ],
      lexicons: Repository.lexicons
    )
    try #require(run.status == 0, "\(run.errors)")
    return try JSONTree(run.text)["goals"].items
  }

  @Test func thereAreVerdictsOfAllKinds() throws {
    let goals = try Self.goals()
    #expect(
      Set(goals.compactMap { $0["verdict"].string }) == [
        "met", "on track", "missed", "cannot tell at this n",
      ]
    )
    func verdict(_ period: String, _ isWanted: (JSONTree) -> Bool) -> String? {
      goals.first { $0["period"].string == period && isWanted($0) }?["verdict"].string
    }
    // The group with the handle-time target misses, the shops are ahead, log-in is mended.
    #expect(verdict("2026-08") { $0["segment"]["AgentGroup"].string == "Cedar" } == "missed")
    #expect(verdict("2026-08") { $0["segment"]["Channel"].string == "store" } == "on track")
    #expect(verdict("2026-08") { $0["topic"].string == "account-access" } == "met")
    #expect(
      goals.allSatisfy {
        $0["verdict"].string != "cannot tell at this n" || $0["needed_base"].int != nil
      }
    )
  }
}
