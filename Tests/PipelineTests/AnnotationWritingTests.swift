import FeedbackModel
import Testing

@testable import Pipeline

/// Annotations as JSON members and as CSV cells.
@Suite struct AnnotationWritingTests {
  private let topics = ["wait-time", "wait-time/phone", "staff"]

  private func full() -> Annotation {
    var annotation = Annotation()
    annotation.status = .scored
    annotation.label = .negative
    annotation.score = -734
    annotation.positive = 120
    annotation.negative = 854
    annotation.mixed = true
    annotation.complaint = true
    annotation.complaintScore = 910
    annotation.topics = [
      TopicAnnotation(
        topic: 0,
        label: .negative,
        score: -700,
        strength: 1000,
        spans: [TextSpan(0, 4), TextSpan(12, 31)],
        subtopics: [1]
      ),
      TopicAnnotation(topic: 2, label: .positive, score: 1000, strength: 1000, spans: []),
    ]
    annotation.intents = [IntentSet(.churn), IntentSet(.refund)]
    annotation.statedWaitSeconds = 2400
    annotation.language = "en"
    annotation.scoreTextMismatch = true
    annotation.trace = [
      Contribution(
        hit: 0,
        span: TextSpan(0, 4),
        entry: "la\"te",
        rule: "negation",
        factor: -740,
        value: -310
      )
    ]
    return annotation
  }

  private func json(_ annotation: Annotation, trace: Bool) -> String {
    var out: [UInt8] = []
    AnnotationJSON(topicIDs: topics).append(annotation, wantsTrace: trace, to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  @Test func membersStandInTheirOrder() {
    let expected =
      #","label":"negative","score":-0.734,"positive":0.120,"negative":0.854,"mixed":true,"#
      + #""complaint":true,"complaint_score":0.910,"praise":false,"topics":["#
      + #"{"topic":"wait-time","label":"negative","score":-0.700,"spans":[[0,4],[12,31]],"#
      + #""subtopics":["wait-time/phone"]},"#
      + #"{"topic":"staff","label":"positive","score":1.000,"spans":[]}],"#
      + #""intents":["churn","refund"],"effort":null,"stated_wait_seconds":2400,"language":"en","#
      + #""status":"scored","flags":["score_text_mismatch"]"#
    #expect(json(full(), trace: false) == expected)
    let trace =
      #","trace":[{"span":[0,4],"entry":"la\"te","rule":"negation","factor":-0.740,"value":-310,"hit":0}]"#
    #expect(json(full(), trace: true) == expected + trace)
  }

  @Test(arguments: [RowStatus.noContent, .unsupportedLanguage, .rejected])
  func whatIsNotScoredIsNull(status: RowStatus) {
    var annotation = Annotation()
    annotation.status = status
    let text = json(annotation, trace: false)
    #expect(text.hasPrefix(#","label":null,"score":null,"positive":null,"negative":null,"#))
    #expect(text.contains("\"status\":\"\(status.name)\""))
  }

  @Test func aDuplicateComesBeforeTheMismatch() {
    var annotation = full()
    annotation.duplicateOf = "a\"1"
    #expect(
      json(annotation, trace: false).hasSuffix(
        #""flags":["duplicate_of:a\"1","score_text_mismatch"]"#
      )
    )
  }

  @Test func cellsStandUnderTheirColumns() {
    let writer = AnnotationCSV(topicIDs: topics, delimiter: UInt8(ascii: ","))
    var out: [UInt8] = []
    let flags = writer.append(full(), wantsTrace: true, to: &out)
    #expect(
      String(decoding: out, as: UTF8.self)
        == ",negative,-0.734,0.120,0.854,true,true,0.910,false,wait-time;staff,negative;positive,"
        + "churn;refund,,2400,en,scored,score_text_mismatch,\"la\"\"te negation -310\""
    )
    #expect(String(decoding: out[flags], as: UTF8.self) == "score_text_mismatch")
    var header: [UInt8] = []
    writer.appendHeader(wantsTrace: true, to: &header)
    let commas = { (bytes: [UInt8]) in bytes.filter { $0 == UInt8(ascii: ",") }.count }
    #expect(commas(header) == commas(out))
  }

  @Test func topicsAreQuotedBetweenSemicolons() {
    let writer = AnnotationCSV(topicIDs: topics, delimiter: UInt8(ascii: ";"))
    var out: [UInt8] = []
    writer.append(full(), wantsTrace: false, to: &out)
    #expect(String(decoding: out, as: UTF8.self).contains(";\"wait-time;staff\";"))
  }
}
