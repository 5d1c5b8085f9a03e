import Ingestion
import KPIModel
import Pipeline
import Reporting

/// Reads the rows of a run into what the KPI table needs.
struct KPICounting {
  let engine: Engine
  let options: RunOptions
  let ratings: RunRatings
  let index: IndexOptions
  let countsHours: Bool
  let wantsDrivers: Bool
  let wantsWords: Bool
  let mismatches: Int

  /// Reads the rows.
  ///
  /// - Returns: What was counted, nil without an input that could be opened, and what became of the inputs.
  func run(_ reporter: RunReporter) async throws
    -> (KPIRows?, (inputs: [FinishedInput], tally: RowTally))
  {
    var ratings = ratings
    var whole: KPIRows?
    let result = try await ParallelRun<KPIRows>(engine: engine, options: options).run(
      begin: { source in
        let columns = try ratings.take(source)
        let detail = try detail(in: columns)
        if whole == nil { whole = empty(columns, detail, TermLimits()) }
        return { [self] in empty(columns, detail, .chunk) }
      },
      progress: reporter.progress,
      fold: { rows in
        whole?.merge(rows)
        for reject in rows.counts.rejects { reporter.tell(reject) }
      }
    )
    return (whole, result)
  }

  private func detail(in columns: [RatingColumn]) throws -> CommentDetail {
    var detail = CommentDetail(wantsDrivers: wantsDrivers, countsHours: countsHours)
    detail.wantsHandling = true
    detail.repeatedContact = engine.topicIDs.firstIndex(of: RowHandling.repeatedContact)
    detail.index = try index.index(in: columns)
    return detail
  }

  private func empty(
    _ columns: [RatingColumn],
    _ detail: CommentDetail,
    _ limits: TermLimits
  ) -> KPIRows {
    let counts = CommentCounts(
      topicCount: engine.topics.count,
      ratings: columns,
      segments: options.segmentColumns,
      detail: detail
    )
    return KPIRows(
      counts,
      mismatches: MismatchList(capacity: mismatches),
      words: wantsWords ? limits : nil
    )
  }
}
