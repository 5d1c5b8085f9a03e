import FeedbackModel
import Testing

@testable import LexiconMatching
@testable import SentimentScoring

/// A handful of entries of each kind, so that every sum of the tests can be done by hand.
enum SmallLexicon {
  static let set = LexiconSet(
    tables: [
      table(.valence, valence), table(.negation, negation), table(.intensity, intensity),
      table(.contrast, contrast), table(.irrealis, irrealis), table(.comparison, comparison),
      table(.question, question),
      table(.answer, answers), table(.cue, cues), table(.model, model),
    ] + shippedGrammar
  )

  /// The small words that ship; the rules of the tests go by them.
  static let shippedGrammar: [LexiconTable] = {
    let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    var diagnostics: [Diagnostic] = []
    let table = try? LexiconTable.read(root + "/Lexicons/en/grammar.tsv", &diagnostics)
    return table.map { [$0] } ?? []
  }()

  /// Returns a lexicon file of lines whose fields stand between bars.
  static func table(_ kind: LexiconKind, _ text: String, path: String = "test.tsv") -> LexiconTable
  {
    let rows = text.split(separator: "\n").enumerated().map { number, line in
      var fields = line.split(separator: "|", omittingEmptySubsequences: false)
        .map { $0.trimmed }
      while fields.count < kind.columns.count { fields.append("") }
      return (line: number + 1, fields: fields)
    }
    return LexiconTable(
      path: path,
      kind: kind,
      header: [:],
      sha256: "",
      rows: LexiconRows(rows, width: kind.columns.count)
    )
  }

  static let valence = """
    good | 2.0 | quality
    great | 3.0 | quality
    helpful | 2.0 | quality
    friendly | 2.0 | quality
    lovely | 2.0 | quality
    kind | 2.0 | quality
    kind of | 0 |
    thanks | 1.0 | polite
    bad | -2.0 | quality
    awful | -3.0 | quality
    late | -1.5 | fault
    delay* | -1.5 | fault
    problem* | -1.0 | fault
    horribly | -2.0 | quality
    no problem | 1.0 |
    not bad | 0.8 |
    very good value | 2.5 | quality
    how good is | 2.0 | quality,rhetorical
    answer the phone | -1.0 | fault,wanted
    call me back | -1.5 | fault,deed
    repaired the | -1.5 | fault,deed
    kinder | 1.0 | quality
    kinder staff | -1.0 |
    poorer | -1.0 | quality
    kinder than this | -2.0 | quality
    deserve kinder | -1.0 |
    had poorer | 0.5 |
    such a good person | 3.0 |
    they failed to | -1.0 | fault
    don't give any | -1.5 | fault
    marked as late | -1.5 | fault
    no late | 0.5 | quality
    nice if they | -1.0 |
    nice when they | 1.0 |
    🙂 | 1.5 | emotion
    :( | -1.5 | emotion
    :) | 1.5 | emotion
    """

  static let negation = """
    not | negator
    never | negator
    no | negator
    nobody | negator
    nor | negator
    neither | negator
    without | negator
    hard to | negator
    failed to | negator
    wasn't | negator
    weren't | negator
    isn't | negator
    don't | negator
    mended | remedy
    repaired | remedy
    do not | negator
    prevents | prevention
    explained | redress
    only the | exclusive
    quite the opposite | denial
    absolutely | assent
    rarely | rarity
    by no means | sweeping
    so | degree
    such | degree
    such a | degree
    kinder | degree
    poorer | degree
    not only | pseudo
    no wonder | pseudo
    """

  static let intensity = """
    very | 1.5
    extremely | 1.8
    slightly | 0.5
    horribly | 1.5
    a bit | 0.5
    """

  static let contrast = """
    but | 0.6 | 1.2
    although | 1.0 | 0.7
    except for | 0.9 | 1.1
    """

  static let irrealis = """
    would be | wish
    if | condition
    if they | condition
    when they | condition
    need | suggestion
    could you | request
    do you | question
    i heard | hearsay
    expecting | expectation
    advertised as | claim
    """

  static let comparison = """
    than this | than
    than you | than
    than you think | none
    your rivals | rival
    other | rival_of
    my old | rival_of
    no other | none
    should have gone with | instead
    I've seen | elsewhere
    under the old owners | formerly
    """

  static let question = """
    improve | improvement
    could be better | improvement
    was good | praise
    liked | praise
    say | open
    why | reason
    was your * solved | fulfilment
    any trouble | trouble
    """

  static let answers = """
    more | suggestion
    better | suggestion
    open | order
    keep | order
    you | praise
    it's | praise
    """

  static let cues = """
    nothing | nothing | 1.0
    nothing | nothing_wrong | 1.0
    nothing to change | nothing_wrong | 1.0
    not really | nothing | 1.0
    yes | yes | 1.0
    no | no | 1.0
    not really | no | 1.0
    not | complaint | 1.0
    """

  static let model = """
    score-half-mass | 2.0
    positive-threshold | 0.15
    negative-threshold | 0.12
    mixed-mass | 1.0
    negated-praise | 0.75
    negated-fault | 0.5
    double-negation | 0.7
    superlative | 1.2
    denial | 0.8
    sweeping-reach | 16.0
    expectation | 0.1
    counterfactual | 0.9
    remedy | 0.4
    comparison | -0.8
    praise-of-another | -0.5
    fault-of-another | 0.0
    praise-in-claim | -0.4
    fault-in-plea | 0.9
    praise-of-one-alone | 0.7
    negation-reach | 6.0
    intensity-reach | 3.0
    strongest-intensity | 2.0
    capitals | 1.25
    elongation | 1.2
    exclamation | 1.1
    praise-in-wish | 0.0
    praise-in-condition | 0.3
    praise-in-suggestion | 0.0
    praise-in-request | 0.3
    praise-in-question | 0.5
    fault-in-question | 0.8
    fault-in-inquiry | 0.2
    hearsay | 0.5
    quotation | 0.0
    answer-to-praise-question | 0.8
    answer-to-improvement-question | 0.6
    suggestion-to-improvement-question | 0.9
    nothing-to-improve | 2.0
    nothing-to-praise | 2.0
    yes-or-no | 1.2
    nothing-to-reason | 1.0
    complaint-bias | -1.5
    complaint-per-fault | 0.6
    complaint-per-negative | 0.35
    complaint-per-positive | 0.35
    complaint-addressee | 0.3
    complaint-question | 0.4
    complaint-scale | 1.0
    praise-threshold | 1.5
    cue-threshold | 1.0
    """
}

extension LexiconRows {
  /// Creates rows as a file would have them.
  fileprivate init(_ rows: [(line: Int, fields: [String])], width: Int) {
    var bytes: [UInt8] = []
    var fields: [LexiconFields.Field] = []
    for field in rows.flatMap(\.fields) {
      let start = Int32(bytes.count)
      bytes += Array(field.utf8)
      fields.append(LexiconFields.Field(start: start, end: Int32(bytes.count)))
    }
    let lines = rows.map { Int32($0.line) }
    self.init(LexiconFields(bytes: bytes, fields: fields, lines: lines, width: width))
  }
}
