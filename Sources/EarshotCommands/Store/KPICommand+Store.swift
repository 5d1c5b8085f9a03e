import FeedbackModel
import KPIModel
import Pipeline
import Reporting
import Store

extension KPICommand {
  /// Counts from the cells of a store; neither comments nor word lists are read.
  ///
  /// - Parameters:
  ///   - path: The store.
  ///   - unit: The periods; nil for the whole.
  ///   - shape: The format of the output.
  /// - Throws: `StoreError` where the store cannot be read; `OutputError` where the output cannot be written.
  func count(in path: String, by unit: PeriodUnit?, as shape: Shape) throws {
    guard input.files.isEmpty else {
      throw CommandError(
        "files and a store are counted apart",
        remedy: "give --store alone, or take the files in first with 'earshot load'."
      )
    }
    let store = try FeedbackStore(path, for: .read)
    let figures = try StoredFigures(store, segments: segment)
    let file = try OutputFile(output)
    defer { file.abandon() }
    let manifest = RunManifest(try StoreMakers(store), figures.layout, named: named(unit))
    let current = table(figures.current.topics, figures.segments)
      .values(of: figures.partial, by: unit, segment: !segment.isEmpty)
    var writer = KPITableWriter(figures: current, manifest: manifest)
    if let unit { writer.dictionary = change(figures, by: unit, current) }
    try write(writer, as: shape, to: file)
  }

  private func table(_ topics: [String], _ segments: SegmentTable) -> KPITable {
    var settings = KPISettings()
    settings.minimumBase = minimumBase
    return KPITable(topics: topics, segments: segments, settings: settings)
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
