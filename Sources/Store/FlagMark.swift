import GRDB

/// What someone marked a flagged comment as.
package enum FlagMark: String, CaseIterable, Sendable {
  /// Someone is at it, or has taken a former mark back.
  case open
  /// What was to be done is done.
  case done
  /// Nothing need be done.
  case dismissed
}

/// A mark to be put on a comment.
package struct FlagAction: Hashable, Sendable {
  /// The number of the comment in the store.
  package var comment: Int64
  /// The mark.
  package var mark: FlagMark
  /// What the comment asks for: `apologise`, `answer` or `thank`.
  package var action: String

  /// Creates a mark.
  package init(comment: Int64, mark: FlagMark, action: String) {
    self.comment = comment
    self.mark = mark
    self.action = action
  }
}

extension FeedbackStore {
  /// Puts marks on comments, all or none of them; a later mark of a comment takes the place of the former one.
  ///
  /// A comment that was erased meanwhile is passed over.
  ///
  /// - Throws: `StoreError` where they cannot be written.
  package func mark(_ actions: [FlagAction]) throws {
    try change { db in
      for action in actions {
        try db.execute(
          sql: """
            INSERT INTO flag_action (comment_id, state, action, changed_at)
            SELECT comment_id, ?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now')
            FROM comment WHERE comment_id = ?
            ON CONFLICT (comment_id) DO UPDATE SET
              state = excluded.state, action = excluded.action, changed_at = excluded.changed_at
            """,
          arguments: [action.mark.rawValue, action.action, action.comment]
        )
      }
    }
  }
}
