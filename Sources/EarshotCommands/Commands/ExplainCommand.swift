import ArgumentParser
import FeedbackModel
import Pipeline
import Tokenization

/// `earshot explain`: why a comment gets its score.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Shows tokens, hits, rules and the sum behind one comment.",
    discussion: """
      Every addition is shown, so that a reader with a calculator gets the same score. Beside each entry stands the \
      score that the comment would have if that entry were not in the word lists: the comment is judged again without \
      it, so shorter entries inside it come to count; of a very long comment only for the strongest entries. What speaks for and against a complaint is added up below it.

      Examples:
        earshot explain "Not helpful at all, but the store staff were lovely"
        earshot explain "Nothing" --question "What could we improve?"
        earshot explain "Third time I've called" --format json
        head -1 letter.txt | earshot explain -
      """
  )

  @Argument(help: ArgumentHelp("The comment; - reads it from standard input.", valueName: "text"))
  var text: String

  @OptionGroup var lexicon: LexiconOptions

  @Option(
    name: .long,
    help: ArgumentHelp("The question that the comment answers.", valueName: "text")
  )
  var question: String?

  @Option(name: .long, help: ArgumentHelp("text or json.", valueName: "format"))
  var format = "text"

  /// The whole of standard input, without the end of its last line.
  private static func standardInput() -> String {
    var lines: [String] = []
    while let line = readLine() { lines.append(line) }
    return lines.joined(separator: "\n")
  }

  mutating func run() throws {
    guard format == "text" || format == "json" else {
      throw CommandError("'\(format)' is no output format", remedy: "give --format text or json.")
    }
    if text == "-" { text = Self.standardInput() }
    let engine = try lexicon.engine()
    var annotator = engine.annotator()
    let annotation = annotator.annotate(text, answering: question)
    let thresholds = annotator.thresholds
    let complaint = annotation.status == .scored ? annotator.complaintAccount : nil
    let topics = annotation.status == .scored ? annotator.topicAccounts : []
    let counterfactuals = annotator.counterfactuals(of: annotation, text, answering: question)
    if format == "json" {
      var out: [UInt8] = []
      AnnotationText.append("{\"id\":\"explain\"", to: &out)
      var json = AnnotationJSON(topicIDs: engine.topicIDs)
      json.counterfactuals = counterfactuals
      json.append(annotation, wantsTrace: true, to: &out)
      AnnotationText.append(",\"text\":", to: &out)
      AnnotationText.append(json: text, to: &out)
      if let complaint {
        AnnotationText.append(",\"complaint_evidence\":", to: &out)
        AnnotationText.append(ComplaintAccountJSON.text(complaint), to: &out)
      }
      AnnotationText.append(",\"topic_evidence\":", to: &out)
      AnnotationText.append(
        TopicAccountJSON.text(topics, annotation.trace, engine.topicIDs),
        to: &out
      )
      AnnotationText.append("}", to: &out)
      print(String(decoding: out, as: UTF8.self))
    } else {
      let page = ExplanationPage(
        text: text,
        annotation: annotation,
        counterfactuals: counterfactuals,
        complaint: complaint,
        topicAccounts: topics,
        tokens: annotator.tokens.tokens.array,
        topics: engine.topics,
        halfMass: engine.halfMass,
        thresholds: thresholds,
        paint: Paint.standardOutput
      )
      print(page.text())
    }
  }
}
