package import FeedbackModel
import Classification

extension SourceContext {
  /// Returns the language that a row or the options declare, as an ISO 639-1 code.
  package func language(of row: borrowing RowFields, _ bytes: [UInt8]) -> String? {
    row.language.flatMap { DeclaredLanguage.code(bytes[$0]) } ?? options.language
  }
}

/// A comment that is kept outside of its file, with all that the file said beside it.
package struct KeptComment: Sendable {
  /// The comment in UTF-8.
  package var text: [UInt8]

  /// The question that it answers.
  package var question: String?

  /// The language as it was declared, as an ISO 639-1 code.
  package var language: String?

  /// The respondent's first valid score, on its scale.
  package var rating: (code: Int, scale: ScoreScale)?

  /// Creates a comment.
  package init(
    text: [UInt8],
    question: String? = nil,
    language: String? = nil,
    rating: (code: Int, scale: ScoreScale)? = nil
  ) {
    self.text = text
    self.question = question
    self.language = language
    self.rating = rating
  }
}

extension CommentAnnotator {
  /// Annotates a comment that is kept outside of its file, as it would be annotated within it.
  package mutating func annotate(_ comment: KeptComment) -> Annotation {
    var setting = CommentSetting()
    if let question = comment.question { ask(question, &setting) }
    setting.declaredLanguage = comment.language
    if let rating = comment.rating {
      setting.rating = CommentSetting.Rating(code: rating.code, scale: rating.scale)
    }
    var annotation = Annotation()
    annotate(comment.text.span, setting, into: &annotation)
    return annotation
  }
}
