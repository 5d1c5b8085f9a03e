import FeedbackModel

/// How classes of answers make a score: NPS for 0–10, CSAT of the satisfied for every other scale.
public enum ScoreRule: Hashable, Sendable {
  /// Promoters less detractors, of 100 answers.
  case nps
  /// Satisfied answers, of 100.
  case csatTop2

  /// Creates the rule of a rating column.
  public init(_ rating: RatingColumn) {
    self = rating.scale == .zeroToTen ? .nps : .csatTop2
  }

  /// The name of the KPI.
  public var kpi: String { self == .nps ? "nps" : "csat_top2" }

  /// Returns what one answer counts: 1, 0 or −1.
  func value(_ answer: AnswerClass) -> Double {
    switch answer {
    case .favourable: 1
    case .neither: 0
    case .unfavourable: self == .nps ? -1 : 0
    }
  }

  /// Returns what stands above the fraction line.
  public func numerator(_ counts: ClassCounts) -> Int {
    self == .nps ? counts.favourable - counts.unfavourable : counts.favourable
  }

  /// Returns the score in points; nil for an empty base.
  public func score(_ counts: ClassCounts) -> Double? {
    counts.base > 0 ? Double(100 * numerator(counts)) / Double(counts.base) : nil
  }

  /// Returns the number of answers that count for or against.
  func squares(_ counts: ClassCounts) -> Int {
    self == .nps ? counts.favourable + counts.unfavourable : counts.favourable
  }
}
