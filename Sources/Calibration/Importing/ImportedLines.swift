import FeedbackModel
import LexiconMatching

/// The lines of one file of an overlay, each form once.
struct ImportedLines: Sendable {
  /// One line.
  struct Line: Sendable {
    let kind: LexiconKind
    let form: String
    /// The same for forms that match the same.
    let pattern: Int32
    /// The topic or the category that it is a cue of; empty in other kinds.
    let owner: String
    /// The fields behind form and owner; the note, if there is one, last.
    let says: [String]
    /// Whether its valence is that of its category.
    let isOfCategory: Bool
    let location: SourceLocation

    /// The line as it stands in the file.
    var text: String {
      switch kind {
      case .topics: (["cue", owner, says[0], form] + says.dropFirst()).joined(separator: "\t")
      case .cue: ([form, owner] + says).joined(separator: "\t")
      default: ([form] + says).joined(separator: "\t")
      }
    }

    /// What is said of the form: a note is none of it.
    fileprivate var said: ArraySlice<String> { kind == .contrast ? says[...] : says.prefix(1) }

    fileprivate var key: Key { Key(pattern: pattern, owner: owner) }
  }

  /// What a new line was to those before it.
  enum Addition {
    case isNew
    /// It says what an earlier one says.
    case isRepeated
    /// It stands in place of an earlier one, which says something else.
    case replaces(Line)
    /// It and an earlier one are of categories of different signs, so that neither stands.
    case contradicts(Line)
    /// It is of a form that categories of both signs have already.
    case isContradicted
  }

  fileprivate struct Key: Hashable {
    var pattern: Int32
    var owner: String
  }

  private var lines: [Line?] = []
  private var places: [Key: Int] = [:]
  /// Forms of which neither line stands.
  private var contradicted: Set<Key> = []

  /// How many lines there are.
  private(set) var count = 0

  /// The lines in the order in which they came.
  var all: [Line] { lines.compactMap(\.self) }

  /// Adds a line.
  mutating func add(_ line: Line) -> Addition {
    if line.isOfCategory, contradicted.contains(line.key) { return .isContradicted }
    guard let place = places[line.key], let other = lines[place] else {
      places[line.key] = lines.count
      lines.append(line)
      count += 1
      return .isNew
    }
    if other.said == line.said { return .isRepeated }
    guard line.isOfCategory, other.isOfCategory,
      (line.says[0].first == "-") != (other.says[0].first == "-")
    else {
      lines[place] = line
      return .replaces(other)
    }
    contradicted.insert(line.key)
    lines[place] = nil
    places[line.key] = nil
    count -= 1
    return .contradicts(other)
  }

  /// Takes a line out, and returns whether it was in.
  mutating func remove(_ line: Line) -> Bool {
    guard let place = places.removeValue(forKey: line.key) else { return false }
    lines[place] = nil
    count -= 1
    return true
  }
}
