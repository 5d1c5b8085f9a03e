import Classification
import FeedbackModel
package import LexiconMatching
import SentimentScoring

/// A check of word lists: what is wrong with them stops it, and what looks odd is told.
package struct LexiconCheck: Sendable {
  /// The files in the order in which they apply.
  package let tables: [LexiconTable]

  /// What looks odd, in the order of files and lines.
  package private(set) var warnings: [LexiconWarning]

  /// Reads and checks files.
  ///
  /// Each taxonomy is read alone, as a run may have any of them; overlays are read over all.
  ///
  /// - Parameters:
  ///   - files: The files.
  ///   - findsSuperfluous: Whether phrases are told that come to what their words come to.
  /// - Throws: `LexiconError`, which lists every bad line of every file.
  package init(_ files: LexiconFiles, findsSuperfluous: Bool) throws(LexiconError) {
    var misshapen: [Diagnostic] = []
    var tables: [LexiconTable] = []
    for (place, path) in files.paths.enumerated() {
      guard var table = try LexiconTable.read(path, &misshapen) else { continue }
      table.isOverlay = place >= files.firstOverlay
      tables.append(table)
    }
    var context: [LexiconTable] = []
    var foreign: [Diagnostic] = []
    for path in files.context {
      if let table = try LexiconTable.read(path, &foreign) { context.append(table) }
    }
    var consulted: [LexiconTable] = []
    for (name, path) in files.consulted {
      guard var table = try LexiconTable.read(path, &foreign) else { continue }
      table.consultedName = name
      consulted.append(table)
    }
    self.tables = tables
    var builder = PatternTableBuilder()
    var senseless: [Diagnostic] = []
    let lists = LexiconSet(tables: tables.filter { $0.kind != .topics })
    let model = ClassificationModel(lists, &builder, &senseless)
    if !files.isWhole { senseless.removeAll { $0.location?.line == nil } }
    Self.readTaxonomies(tables, context, consulted, &builder, &senseless)
    let diagnostics = misshapen + senseless
    guard diagnostics.isEmpty else {
      throw LexiconError(.invalidLines, Self.inOrder(diagnostics, of: files.paths))
    }
    let forms = CheckedForms(tables, &builder)
    let patterns = builder.build()
    var checks = EntryChecks(tables)
    checks.run(forms)
    var matching = FormChecks(patterns, model.sentiment.lexicon)
    matching.run(forms)
    var topical = TopicChecks(tables, context)
    topical.run(forms, &matching)
    var found = checks.warnings + matching.warnings + topical.warnings
    if findsSuperfluous {
      var search = SuperfluousSearch(model.sentiment, patterns)
      found += search.run(forms)
    }
    let order = Dictionary(
      tables.enumerated().map { ($1.path, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    warnings = found.enumerated().sorted { left, right in
      let (first, second) = (left.element.location, right.element.location)
      return (order[first.file] ?? 0, first.line ?? 0, left.offset)
        < (order[second.file] ?? 0, second.line ?? 0, right.offset)
    }.map(\.element)
  }

  /// Reads each taxonomy by itself, and overlays over all of them.
  private static func readTaxonomies(
    _ tables: [LexiconTable],
    _ context: [LexiconTable],
    _ consulted: [LexiconTable],
    _ builder: inout PatternTableBuilder,
    _ diagnostics: inout [Diagnostic]
  ) {
    var foreign: [Diagnostic] = []
    let beside = LexiconSet(tables: [], consulted: consulted)
    let others = Taxonomy(consultedOf: beside, &builder, &foreign)
    let topics = tables.filter { $0.kind == .topics }
    let own = topics.filter { !$0.isOverlay }
    for table in own {
      let set = LexiconSet(tables: context + [table])
      var found: [Diagnostic] = []
      _ = Taxonomy(set, consulting: others, &builder, &found)
      diagnostics += found.filter { $0.location?.file == table.path }
    }
    let overlays = topics.filter(\.isOverlay)
    guard !overlays.isEmpty else { return }
    var found: [Diagnostic] = []
    _ = Taxonomy(LexiconSet(tables: own + overlays), consulting: others, &builder, &found)
    let paths = Set(overlays.map(\.path))
    diagnostics += found.filter { paths.contains($0.location?.file ?? "") }
  }

  private static func inOrder(_ diagnostics: [Diagnostic], of paths: [String]) -> [Diagnostic] {
    let order = Dictionary(
      paths.enumerated().map { ($1, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    return diagnostics.enumerated().sorted { left, right in
      let (first, second) = (left.element.location, right.element.location)
      return (order[first?.file ?? ""] ?? -1, first?.line ?? 0, left.offset)
        < (order[second?.file ?? ""] ?? -1, second?.line ?? 0, right.offset)
    }.map(\.element)
  }
}
