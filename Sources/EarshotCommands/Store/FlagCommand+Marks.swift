import FeedbackModel
import Reporting
import Store
import Triage

extension FlagCommand {
  /// Puts the marks of `--mark` on comments of a store, all or none of them.
  ///
  /// - Parameter path: The store.
  /// - Throws: `CommandError` for a mark that means nothing or a comment that is not flagged; `StoreError` where the store cannot
  ///   be read or written.
  func putMarks(in path: String?) throws {
    guard let path, input.files.isEmpty else {
      throw CommandError(
        "marks are kept in a store",
        remedy: "take the files in with 'earshot load', then give --store and --mark without files."
      )
    }
    try input.checkNoReading(readsDates: false)
    let marks = try mark.map(Self.parsed)
    let opened = try FeedbackStore(path, for: .change)
    let comments = try CommentReader(opened)
    _ = try input.zone(ofStore: comments.timeZone)
    try lexicon.checkNamed(against: comments.dictionarySHA256, of: path)
    let candidates = try comments.candidates(for: Set(marks.map(\.id)).sorted())
    let actions = try marks.map { id, mark in
      let number = try Self.number(of: id, candidates[id] ?? [], path)
      guard let annotation = try comments.annotation(of: number),
        let action = TriageQueue.action(for: annotation)
      else {
        throw CommandError(
          "nothing need be done about '\(Self.shown(id))', so it cannot be marked",
          remedy:
            "give an id that 'earshot flag --store \(Self.shown(path, limit: .max)) --all-channels' shows."
        )
      }
      return FlagAction(comment: number, mark: mark, action: action.rawValue)
    }
    try opened.mark(actions)
    if !input.quiet { StandardError.write(Self.summary(actions)) }
  }

  /// Returns the id and the state of `ID=state`; an id may have equals signs of its own.
  private static func parsed(_ text: String) throws -> (id: String, mark: FlagMark) {
    guard let sign = text.lastIndex(of: "="), sign > text.startIndex else {
      throw CommandError(
        "'\(shown(text))' does not say what to mark as what",
        remedy: "give --mark ID=done, ID=dismissed or ID=open."
      )
    }
    let state = String(text[text.index(after: sign)...])
    guard let mark = FlagMark(rawValue: state) else {
      throw CommandError(
        "'\(shown(state))' is nothing that a comment can be marked as",
        remedy: "give --mark ID=done, ID=dismissed or ID=open."
      )
    }
    return (String(text[..<sign]), mark)
  }

  private static func number(
    of id: String,
    _ candidates: [CommentReader.Candidate],
    _ path: String
  ) throws -> Int64 {
    guard let first = candidates.first else {
      throw CommandError(
        "the store has no comment '\(shown(id))'; nothing was marked",
        remedy: "give an id as 'earshot flag --store \(shown(path, limit: .max))' shows it."
      )
    }
    guard candidates.count == 1 else {
      let choice = candidates.map { "'comment \($0.number)' of source \(shown($0.source))" }
      throw CommandError(
        "\(candidates.count) comments have the id '\(shown(id))'; nothing was marked",
        remedy: "give one of \(choice.prefix(5).joined(separator: ", ")) in place of the id."
      )
    }
    return first.number
  }

  private static func shown(_ text: String, limit: Int = 60) -> String {
    DisplayText.oneLine(text, limit: limit)
  }

  private static func summary(_ actions: [FlagAction]) -> String {
    var last: [Int64: FlagMark] = [:]
    for action in actions { last[action.comment] = action.mark }
    let parts = FlagMark.allCases.compactMap { mark -> String? in
      let count = last.values.count { $0 == mark }
      return count == 0 ? nil : "\(RunReporter.grouped(count)) marked \(mark.rawValue)"
    }
    return parts.joined(separator: ", ")
  }
}
