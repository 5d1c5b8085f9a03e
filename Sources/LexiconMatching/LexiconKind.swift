/// What the entries of a lexicon file say.
package enum LexiconKind: String, CaseIterable, Sendable {
  case valence
  case negation
  case intensity
  case contrast
  case irrealis
  case comparison
  case cue
  case question
  case answer
  case grammar
  case language
  case topics
  case number
  case duration
  case model
  case spelling

  /// The columns that a file of this kind has, in order.
  package var columns: [String] {
    switch self {
    case .valence: ["form", "valence", "tags", "note"]
    case .negation, .irrealis, .comparison, .answer, .grammar: ["form", "role"]
    case .intensity: ["form", "factor"]
    case .contrast: ["form", "before", "after"]
    case .cue: ["form", "category", "weight", "note"]
    case .question: ["form", "asks"]
    case .language: ["form", "language"]
    case .topics: ["record", "topic", "weight", "pattern", "note"]
    case .number: ["form", "value"]
    case .duration: ["form", "seconds"]
    case .model: ["key", "value", "note"]
    case .spelling: ["form", "standard"]
    }
  }

  /// How many columns at the end may be left out of a line.
  package var optionalColumns: Int {
    switch self {
    case .valence: 2
    case .cue, .model, .topics: 1
    default: 0
    }
  }

  /// How many columns at the end the line that names the columns may leave out: those that only people read.
  var unnamedColumns: Int {
    switch self {
    case .valence, .cue, .topics: 1
    default: 0
    }
  }
}
