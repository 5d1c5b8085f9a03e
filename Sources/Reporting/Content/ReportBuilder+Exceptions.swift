import FeedbackModel
import KPIModel

extension ReportBuilder {
  /// Returns what a search finds in the counts, with the words behind it.
  func exceptions(
    _ search: ExceptionSearch,
    _ partial: KPIPartial,
    _ terms: TermPartial,
    _ verbatims: VerbatimCollector
  ) -> ExceptionContent {
    var search = search
    search.settings.minimumBase = table.settings.minimumBase
    return ExceptionContent(
      report: search.report(on: table.shiftSeries(of: partial, by: search.unit)),
      terms: terms,
      verbatims: verbatims,
      topics: table.topics
    )
  }
}
