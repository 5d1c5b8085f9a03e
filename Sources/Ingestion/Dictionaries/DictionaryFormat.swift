/// The formats of dictionaries that other tools use.
public enum DictionaryFormat: String, CaseIterable, Sendable {
  /// `token`, mean, standard deviation and ratings, with tabs between; −4…4.
  case vader
  /// `term` and an integer, with a tab between; −5…5.
  case afinn
  /// Categories between two lines of `%`, then words with the ids of theirs.
  case liwc
  /// A line `+category` before its words.
  case lexicoder
  /// Nested keys in YAML.
  case quanteda
  /// XML of `cnode` and `pnode`.
  case yoshikoder
  /// An indented tree with lines `TERM (1)`.
  case wordstat
  /// `word`, emotion and 0 or 1, with tabs between.
  case nrc
  /// A folder of lookup tables.
  case sentistrength
  /// CSV of x and y: words with weights, or valence shifters by number.
  case sentimentr
  /// CSV with columns for the term, its category and its weight.
  case spreadsheet

  /// The name for people.
  public var title: String {
    switch self {
    case .vader: "VADER"
    case .afinn: "AFINN"
    case .liwc: "LIWC"
    case .lexicoder: "Lexicoder"
    case .quanteda: "quanteda"
    case .yoshikoder: "Yoshikoder"
    case .wordstat: "WordStat"
    case .nrc: "NRC EmoLex"
    case .sentistrength: "SentiStrength"
    case .sentimentr: "sentimentr"
    case .spreadsheet: "spreadsheet"
    }
  }

  /// Under what terms such dictionaries are known to be handed on.
  public var licence: String {
    switch self {
    case .vader, .sentimentr: "MIT, as the dictionary of \(title); check your copy"
    case .afinn: "ODbL, as the dictionary of AFINN; check your copy"
    case .liwc: "proprietary, as the dictionaries of LIWC; not to be handed on"
    case .nrc, .sentistrength: "non-commercial, as the dictionary of \(title); check your copy"
    default: "that of the dictionary it was imported from"
    }
  }

  /// Whether a star at the end of a word stands for any letters.
  public var hasWildcards: Bool {
    switch self {
    case .vader, .afinn, .nrc, .sentimentr: false
    default: true
    }
  }

  /// Whether `?` stands for any one letter.
  public var hasLetterWildcard: Bool { self == .quanteda }
}
