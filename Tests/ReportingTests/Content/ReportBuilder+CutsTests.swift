import FeedbackModel
import KPIModel
import Testing

@testable import Reporting

/// Lists that are cut, and what is said of them.
@Suite struct ReportBuilderCutsTests {
  private func content(_ limits: ReportBuilder.Limits) -> ReportContent {
    let fixture = MobileOperator()
    var builder = fixture.builder
    builder.limits = limits
    return builder.content(
      partial: fixture.partial,
      queue: fixture.queue,
      terms: fixture.terms,
      verbatims: fixture.verbatims,
      manifest: MobileOperator.manifest
    )
  }

  @Test func theLargestSegmentsStay() throws {
    var limits = ReportBuilder.Limits()
    let all = try #require(content(limits).segments)
    let sizes = all.rows.map { $0.figures.map(\.base).max() ?? 0 }
    #expect(sizes == sizes.sorted(by: >) && all.count == 5)
    #expect(all.rows.last?.segment.first?.value == "islands")
    limits.segments = 2
    let cut = try #require(content(limits).segments)
    #expect(cut.rows.map(\.segment) == all.rows.prefix(2).map(\.segment) && cut.count == 5)
  }

  @Test func eachCutIsTold() {
    var limits = ReportBuilder.Limits()
    limits.segments = 2
    limits.topics = 3
    limits.findings = 1
    limits.complaints = 4
    let cut = content(limits)
    let sentences = [
      "The 2 largest of 5 segments.", "The 3 most named of \(cut.topicCount) topics.",
      "The 1 strongest of \(cut.findingCount) findings.",
    ]
    for sentence in sentences {
      #expect(HTMLReport().render(cut).contains(sentence), "\(sentence)")
      #expect(MarkdownReport().render(cut).contains(sentence), "\(sentence)")
    }
    #expect(
      MarkdownReport().render(cut).contains(
        "The first 4 of \(FixedDecimal.integer(cut.complaintCount)) comments."
      )
    )
    #expect(JSONReport().render(cut).contains("\"topic_count\": \(cut.topicCount)"))
    #expect(cut.topicCount > 3 && cut.findingCount > 1)
  }

  @Test func whatIsWholeIsNotCalledCut() {
    let whole = content(ReportBuilder.Limits())
    for text in [HTMLReport().render(whole), MarkdownReport().render(whole)] {
      for needle in ["largest of", "most named of", "strongest of"] {
        #expect(!text.contains(needle), "\(needle)")
      }
    }
  }
}
