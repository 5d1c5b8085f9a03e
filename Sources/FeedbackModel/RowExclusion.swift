/// Why a row that has a comment is not scored.
public enum RowExclusion: Hashable, Sendable {
  /// It is a turn of the company in a conversation: of an agent, an administrator, a bot.
  case byCompany
  /// The export says that it does not count: a preview or test of the survey, spam, an answer that was taken out.
  case noAnswer

  /// The name among the flags of an annotated row.
  public var flag: StaticString {
    switch self {
    case .byCompany: "by_company"
    case .noAnswer: "no_answer"
    }
  }
}
