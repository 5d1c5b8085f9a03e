import Classification
public import FeedbackModel

extension Engine {
  /// Annotates the examples of the taxonomies, and returns those that do not get what they must.
  public func checkExamples() -> (passed: Int, failures: [Diagnostic]) {
    var annotator = annotator()
    var passed = 0
    var failures: [Diagnostic] = []
    for example in model.taxonomy.examples {
      var setting = CommentSetting()
      setting.declaredLanguage = "en"
      var annotation = Annotation()
      let bytes = Array(example.text.utf8)
      annotator.annotate(bytes.span, setting, into: &annotation)
      let holds = annotation.topics.contains {
        $0.topic == example.topic || $0.subtopics.contains(example.topic)
      }
      if holds == example.mustMatch {
        passed += 1
        continue
      }
      let id = topics[example.topic].id
      failures.append(
        Diagnostic(
          "the example \(example.mustMatch ? "does not get" : "gets") '\(id)': \(example.text)",
          at: example.location,
          remedy: "see why with `earshot explain`, and change a cue, a rule or the example."
        )
      )
    }
    return (passed, failures)
  }
}
