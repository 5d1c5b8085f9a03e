import Calibration
import FeedbackModel
import LexiconMatching
import Reporting

/// What is told of two sets of word lists, whatever the format.
struct LexiconDiffReport {
  let oldName: String
  let newName: String
  let changes: [EntryChange]
  let topicIDs: [String]
  /// The comments; nil where none were given.
  let rows: ComparedRows?

  /// The names of the places in the table of labels.
  static let labels = SentimentLabel.allCases.map(\.name) + ["not scored"]

  /// The differences of a kind by sort.
  struct KindCount {
    let kind: LexiconKind
    let added: Int
    let removed: Int
    let changed: Int
  }

  /// The kinds that have differences.
  var counts: [KindCount] {
    LexiconKind.allCases.compactMap { kind in
      let own = changes.filter { $0.kind == kind }
      guard !own.isEmpty else { return nil }
      let (added, removed) = (own.count { $0.old == nil }, own.count { $0.new == nil })
      return KindCount(
        kind: kind,
        added: added,
        removed: removed,
        changed: own.count - added - removed
      )
    }
  }

  /// A topic whose comments are not the same.
  struct TopicChange {
    let id: String
    let share: ComparedFigures.Share
  }

  /// The topics that gain or lose comments, those that move most first.
  var topics: [TopicChange] {
    guard let rows else { return [] }
    return zip(topicIDs, rows.figures.topics).filter { $1.gained + $1.lost > 0 }
      .map { TopicChange(id: $0, share: $1) }
      .sorted { left, right in
        let (first, second) = (
          left.share.gained + left.share.lost, right.share.gained + right.share.lost
        )
        return first != second
          ? first > second : left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
      }
  }
}

/// The report as JSON; scores to three decimals, means to four.
struct LexiconDiffJSON {
  let text: String

  init(_ report: LexiconDiffReport, old: RunManifest, new: RunManifest) {
    let entries = report.changes.map { change in
      JSONValue.object([
        .init("kind", .string(change.kind.rawValue)), .init("entry", .string(change.entry)),
        .init("old", .text(change.old)), .init("new", .text(change.new)),
      ])
    }
    var members: [JSONValue.Member] = [.init("entries", .array(entries))]
    if let rows = report.rows {
      members.append(.init("comments", Self.json(rows.figures)))
      members.append(.init("labels", Self.labels(rows.figures)))
      members.append(
        .init("topics", .array(report.topics.map { Self.json($0.share, topic: $0.id) }))
      )
      members.append(.init("moved", .array(rows.moved.map(Self.json))))
    }
    members.append(.init("old", old.json))
    members.append(.init("new", new.json))
    text = JSONValue.object(members).pretty
  }

  private static func json(_ figures: ComparedFigures) -> JSONValue {
    .object([
      .init("n", .integer(figures.rows)), .init("scored", .integer(figures.scored)),
      .init("moved", .integer(figures.moved)), .init("relabelled", .integer(figures.relabelled)),
      .init("mean_old", mean(figures.oldSum, figures)),
      .init("mean_new", mean(figures.newSum, figures)),
      .init("mean_shift", mean(figures.newSum - figures.oldSum, figures)),
      .init("complaints", json(figures.complaints)), .init("praise", json(figures.praise)),
    ])
  }

  private static func mean(_ sum: Int, _ figures: ComparedFigures) -> JSONValue {
    guard figures.scored > 0 else { return .null }
    return .fixed(Double(sum) / 1000 / Double(figures.scored), digits: 4)
  }

  private static func labels(_ figures: ComparedFigures) -> JSONValue {
    let names = LexiconDiffReport.labels.map { $0 == "not scored" ? "null" : $0 }
    return .object(
      zip(names, figures.labels).map { old, row in
        .init(old, .object(zip(names, row).map { .init($0, .integer($1)) }))
      }
    )
  }

  private static func json(_ share: ComparedFigures.Share, topic: String? = nil) -> JSONValue {
    .object(
      (topic.map { [.init("topic", .string($0))] } ?? []) + [
        .init("old", .integer(share.old)), .init("new", .integer(share.new)),
        .init("gained", .integer(share.gained)), .init("lost", .integer(share.lost)),
      ]
    )
  }

  private static func json(_ comment: MovedComment) -> JSONValue {
    let changes = comment.changes.map { change in
      JSONValue.object([
        .init("entry", .string(change.entry)), .init("old", units(change.old)),
        .init("new", units(change.new)),
      ])
    }
    return .object([
      .init("id", .string(comment.id ?? comment.location.description)),
      .init("old", json(comment.old)), .init("new", json(comment.new)),
      .init("entries", .array(changes)), .init("text", .string(comment.text)),
    ])
  }

  private static func json(_ verdict: MovedComment.Verdict) -> JSONValue {
    .object([
      .init("label", .text(verdict.label?.name)),
      .init("score", verdict.label == nil ? .null : .number(Thousandths.text(verdict.score))),
    ])
  }

  private static func units(_ value: Int64?) -> JSONValue {
    value.map { .number(Thousandths.text(Int($0))) } ?? .null
  }
}
