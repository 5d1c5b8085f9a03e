public import FeedbackModel

/// What a dictionary of another tool says of one form, as far as word lists can say it.
public struct DictionaryEntry: Hashable, Sendable {
  /// What the dictionary says.
  public enum Meaning: Hashable, Sendable {
    /// The form has a strength of its own, brought to the scale −4…4.
    case valence(Double)
    /// The form belongs to its category; with a weight where the dictionary gives one.
    case member(weight: Double?)
    /// The form negates what follows.
    case negator
    /// The form raises what follows by a factor over 1, or lowers it by one under 1.
    case intensity(Double)
    /// The form weighs what stands before it and behind it by factors.
    case contrast(before: Double, after: Double)
    /// The form is another spelling of a word.
    case spelling(String)
  }

  /// The form as the dictionary writes it, with blanks between words.
  public var form: String

  /// The names of its category and of those around that, outermost first; empty in dictionaries without.
  public var category: [String] = []

  /// What is said of it.
  public var meaning: Meaning

  /// Where it stands.
  public var location: SourceLocation

  /// Creates an entry.
  public init(
    _ form: String,
    category: [String] = [],
    _ meaning: Meaning,
    at location: SourceLocation
  ) {
    self.form = form
    self.category = category
    self.meaning = meaning
    self.location = location
  }
}

/// Something in a dictionary that word lists cannot say.
public struct DictionaryLoss: Hashable, Sendable {
  /// Where it stands.
  public var location: SourceLocation

  /// What stands there.
  public var text: String

  /// Why it cannot be carried over; the same words for the same reason.
  public var reason: String

  /// Creates a loss.
  public init(_ text: String, _ reason: String, at location: SourceLocation) {
    self.text = text
    self.reason = reason
    self.location = location
  }
}

/// What was read of a dictionary: its entries, and what could not be read as one.
struct DictionaryContent {
  var entries: [DictionaryEntry] = []
  var losses: [DictionaryLoss] = []

  mutating func lose(_ text: some StringProtocol, _ reason: String, at location: SourceLocation) {
    losses.append(DictionaryLoss(String(text), reason, at: location))
  }

  mutating func add(
    _ form: some StringProtocol,
    category: [String] = [],
    _ meaning: DictionaryEntry.Meaning,
    at location: SourceLocation
  ) {
    entries.append(DictionaryEntry(String(form), category: category, meaning, at: location))
  }
}
