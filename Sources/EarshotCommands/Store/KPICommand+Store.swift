import FeedbackModel
import Ingestion
import KPIModel
import Pipeline
import Reporting
import Store
import Triage

extension KPICommand {
  /// Counts from the cells of a store; comments are read only for drivers, mismatches and exceptions.
  ///
  /// - Parameters:
  ///   - path: The store.
  ///   - cut: How time is cut; not by hours, since a store counts days.
  ///   - shape: The format of the output.
  /// - Throws: `StoreError` where the store cannot be read; `OutputError` where the output cannot be written.
  func count(in path: String, cutBy cut: PeriodCut?, as shape: Shape) async throws {
    try checkStoreOptions(cut)
    let opened = try FeedbackStore(path, for: .read)
    let goals = try goals(of: opened, as: shape)
    let columns = try additions.columns(segment, goals ?? [])
    let figures = try StoredFigures(opened, segments: columns)
    var options = try input.optionsOfAnyInput()
    options.timeZone = try input.zone(ofStore: figures.layout.timeZone)
    try lexicon.checkNamed(against: figures.current.sha256, of: path)
    let file = try OutputFile(output, apartFrom: read)
    defer { file.abandon() }
    let reporter = RunReporter(isQuiet: input.quiet)
    let volumes = try operations.read(segments: segment, options, reporter)
    let search = try exceptions.search(
      by: cut?.unit,
      topics: figures.current.topics,
      stored: opened.events()
    )
    var manifest = RunManifest(
      try StoreMakers(opened),
      figures.layout,
      named: named + (search.map(exceptions.named) ?? [])
    )
    manifest.inputs += volumes?.inputs ?? []
    if cut != nil { tellUndated(figures.partial) }
    var page = KPIPage(
      partial: figures.partial,
      model: table(figures.current.topics, figures.segments),
      cut: cut,
      isSegmented: !segment.isEmpty,
      volumes: volumes,
      goals: goals,
      additions: additions,
      manifest: manifest
    )
    page.handling = try figures.handling(opened)
    page.now = try handling.instant(options)
    if case .unit(let unit) = cut { page.dictionary = { change(figures, by: unit, $0) } }
    try addComments(of: opened, figures, to: &page)
    page.exceptions = try await found(search, opened, figures, path)
    let total = figures.partial.cells(by: nil).first?.counts
    let rows = RowStatus.allCases.map { ($0, total?.rows($0) ?? 0) }
    try write(page, as: shape, rows, to: file)
    try RejectLimit.check(RowTally(), input.maxRejects, more: volumes?.rejected ?? 0)
  }

  /// Checks that no option asks for what was settled when the store was loaded.
  private func checkStoreOptions(_ cut: PeriodCut?) throws {
    guard input.files.isEmpty else {
      throw CommandError(
        "files and a store are counted apart",
        remedy: "give --store alone, or take the files in first with 'earshot load'."
      )
    }
    try input.checkNoReading(
      readsDates: handling.now != nil || !operations.operations.isEmpty
    )
    guard cut != .unit(.hour) else {
      throw CommandError(
        "a store counts by days, not by hours",
        remedy: "give --by day, or count the files themselves."
      )
    }
    guard scores.named.isEmpty, index.named.isEmpty else {
      throw CommandError(
        "how scores are read was settled when the store was loaded",
        remedy: "give these options to 'earshot load', or count the files themselves."
      )
    }
    guard handling.conversationColumn == nil else {
      throw CommandError(
        "a store keeps no conversations",
        remedy: "count the files themselves."
      )
    }
  }

  /// Goes through the comments for what the cells do not hold, where that is asked for.
  private func addComments(
    of store: FeedbackStore,
    _ figures: StoredFigures,
    to page: inout KPIPage
  ) throws {
    guard additions.drivers || additions.mismatches != nil else { return }
    var drivers = DriverPartial(ratings: figures.partial.ratings)
    var list = MismatchList(capacity: additions.mismatches ?? 0)
    try CommentReader(store).forEach { comment, annotation in
      drivers.add(annotation, facts: comment.facts)
      if annotation.scoreTextMismatch, let mismatch = Mismatch(comment, annotation) {
        list.add(mismatch)
      }
    }
    if additions.drivers { page.drivers = drivers }
    page.mismatches = list.sorted
  }

  /// Returns what a search for exceptions finds, with the words behind it; nil without a search.
  private func found(
    _ search: ExceptionSearch?,
    _ store: FeedbackStore,
    _ figures: StoredFigures,
    _ path: String
  ) async throws -> ExceptionContent? {
    guard var search else { return nil }
    let engine = try lexicon.engine(of: path, figures.current.sha256)
    search.settings.minimumBase = minimumBase
    let words = try await StoredWords(
      comments: try CommentReader(store),
      engine: engine,
      ratings: figures.partial.ratings,
      unit: .week,
      linesPerTopic: KPIRows.linesPerTopic,
      queue: TriageQueue(capacity: 1, topics: [], settings: TriageSettings()),
      jobs: try input.jobCount()
    ).rows()
    let model = table(figures.current.topics, figures.segments)
    return ExceptionContent(
      report: search.report(on: model.shiftSeries(of: figures.partial, by: search.unit)),
      terms: words.terms,
      verbatims: words.verbatims,
      topics: figures.current.topics
    )
  }

  /// Returns what the last change of dictionary did, where the store still has the former one.
  private func change(
    _ figures: StoredFigures,
    by unit: PeriodUnit,
    _ current: [KPIValue]
  ) -> DictionaryChange? {
    guard let former = figures.former, let partial = figures.formerPartial,
      let boundary = DictionaryMove.boundary(former: partial, current: figures.partial, by: unit)
    else { return nil }
    let published = table(former.topics, figures.segments)
      .values(of: partial, by: unit, segment: !segment.isEmpty)
    return DictionaryChange(
      former: former.sha256,
      current: figures.current.sha256,
      formerPeriod: boundary.former,
      laterPeriod: boundary.later,
      moves: DictionaryMove.moves(
        published: published.filter { $0.period == boundary.former },
        renewed: current.filter { $0.period == boundary.former },
        following: current.filter { $0.period == boundary.later }
      )
    )
  }
}

extension Mismatch {
  /// A comment of a store whose text and first valid score disagree.
  fileprivate init?(_ comment: StoredComment, _ annotation: Annotation) {
    let valid = comment.scores.first { $0.column.scale.codes.contains($0.code) }
    guard let (column, code) = valid else { return nil }
    let isComplaint = column.scale.satisfiedCodes.contains(code)
    self.init(
      id: comment.shownID,
      day: comment.facts.day,
      rating: column.name,
      code: code,
      isComplaint: isComplaint,
      strength: isComplaint ? annotation.complaintScore : annotation.positive,
      position: Int(comment.id),
      text: MismatchList.excerpt(of: comment.text[...])
    )
  }
}
