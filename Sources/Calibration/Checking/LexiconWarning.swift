package import FeedbackModel

/// What the owner of word lists should look at, though a run would take it.
package struct LexiconWarning: Hashable, Sendable {
  /// What kind of thing it is; the raw value is its name in outputs.
  package enum Code: String, CaseIterable, Sendable {
    /// Two lines say different things of one form; the later counts.
    case conflict
    /// Two lines say the same of one form.
    case `repeat`
    /// The form is never found in a comment.
    case unmatchable
    /// The form is a stretched word, which is reduced before it is looked up.
    case stretched
    /// The form holds a character that nobody sees.
    case invisible
    /// The line changes nothing.
    case idle
    /// The topic can never hold.
    case unreachable
    /// A tag that only faults can have stands at praise, so that its rule reads it the wrong way round.
    case tag
    /// Two files have one name and version.
    case name
    /// The phrase comes to what its words come to without it.
    case superfluous
  }

  /// The kind.
  package let code: Code
  /// What was found.
  package let message: String
  /// Where.
  package let location: SourceLocation
  /// What to do about it.
  package let remedy: String

  init(_ code: Code, _ message: String, at location: SourceLocation, remedy: String) {
    self.code = code
    self.message = message
    self.location = location
    self.remedy = remedy
  }

  /// The warning on one line.
  ///
  /// Its shape is `path:line: warning: what was found. Fix: what to do.`
  package var description: String {
    "\(location): warning: \(message). Fix: \(remedy)"
  }
}
