@testable import LexiconMatching

/// A handful of entries of each kind, so that every sum of the tests can be done by hand.
enum SmallLexicon {
  static func set(
    topics: String = "",
    cues more: String = "",
    model constants: String = ""
  ) -> LexiconSet {
    LexiconSet(
      tables: [
        table(.valence, valence), table(.negation, "not | negator\nno | negator"),
        table(.contrast, "but | 0.6 | 1.2"), table(.irrealis, "could you | request"),
        table(.question, "improve | improvement"), table(.grammar, "and | conjunction"),
        table(.cue, cues), table(.cue, more),
        table(.number, numbers), table(.duration, durations), table(.language, languages),
        table(.model, model), table(.model, constants), table(.topics, topics),
      ]
    )
  }

  /// Returns a lexicon file of lines whose fields stand between bars.
  static func table(_ kind: LexiconKind, _ text: String, path: String = "test.tsv") -> LexiconTable
  {
    let rows = text.split(separator: "\n").enumerated().map { number, line in
      // A rule has bars of its own; they stand doubled here.
      var fields = line.replacing("||", with: "\u{1}")
        .split(separator: "|", omittingEmptySubsequences: false)
        .map { $0.trimmed.replacing("\u{1}", with: "|") }
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
    bad | -2.0 | quality
    awful | -3.0 | quality
    late | -2.0 | fault
    broken | -3.0 | fault
    sad | -2.0 | emotion
    """

  static let cues = """
    rubbish firm | complaint | 2.0
    rubbish | complaint | 1.0
    not a complaint | complaint | -1.5
    well done | praise | 1.0
    thanks a bunch | sarcasm | 1.5
    cancel my account | churn | 2.0
    leave | churn | 0.6
    never again | churn | 0.6
    refund | refund | 1.0
    no refund needed | refund | -1.0
    court | legal | 2.5
    smoke | safety | 2.5
    recommend | recommend | 1.0
    how do i | question | 1.0
    please call | request | 1.0
    thanks | thanks | 1.0
    your company | addressee | 1.0
    easy | effort | -1.2
    hard work | effort | 2.2
    kept trying | effort | 0.4
    n/a | no_content | 1.0
    nothing | no_content | 1.0
    nothing | nothing | 1.0
    no comment | no_content | 1.0
    wait* | wait | 1.0
    on hold | wait | 1.0
    """

  static let numbers = """
    a | 1
    an | 1
    two | 2
    fifty | 50
    twenty five | 25
    half an | 0.5
    two and a half | 2.5
    """

  static let durations = """
    second* | 1
    minute* | 60
    min | 60
    mins | 60
    hour | 3600
    hours | 3600
    h | 3600
    day | 86400
    days | 86400
    month* | 2629800
    """

  static let languages = """
    the | en
    is | en
    was | en
    and | en
    el | es
    que | es
    muy | es
    no | es
    der | de
    und | de
    nicht | de
    """

  static let model = """
    score-half-mass | 2.0
    positive-threshold | 0.15
    negative-threshold | 0.12
    mixed-mass | 1.0
    negated-praise | 0.75
    negated-fault | 0.5
    double-negation | 0.7
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
    nothing-to-improve | 2.0
    nothing-to-praise | 2.0
    complaint-bias | -1.5
    complaint-per-fault | 1.0
    complaint-per-negative | 0.5
    complaint-per-positive | 0.5
    complaint-addressee | 0.5
    complaint-question | 0.5
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
