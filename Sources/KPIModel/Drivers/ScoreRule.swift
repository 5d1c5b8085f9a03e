import FeedbackModel

/// How classes of answers make the score of a rating column: favourable less unfavourable where people are asked whether
/// they recommend, the share of the favourable ones else.
public struct ScoreRule: Hashable, Sendable {
  /// Promoters less detractors, of 100 answers.
  public static let nps = ScoreRule(kpi: "nps", isNet: true)

  /// Satisfied answers, of 100.
  public static let csatTop2 = ScoreRule(kpi: "csat_top2", isNet: false)

  /// The name of the KPI, such as `nps`, `csat_top2`, `ces_top3` or `enps`.
  public let kpi: String

  /// Whether unfavourable answers count against.
  public let isNet: Bool

  private init(kpi: String, isNet: Bool) {
    self.kpi = kpi
    self.isNet = isNet
  }

  /// Creates the rule of a rating column.
  public init(_ rating: RatingColumn) {
    self.init(kpi: rating.kind.headline, isNet: rating.kind.isNet)
  }

  /// Returns what one answer counts: 1, 0 or −1.
  func value(_ answer: AnswerClass) -> Double {
    switch answer {
    case .favourable: 1
    case .neither: 0
    case .unfavourable: isNet ? -1 : 0
    }
  }

  /// Returns what stands above the fraction line.
  public func numerator(_ counts: ClassCounts) -> Int {
    isNet ? counts.favourable - counts.unfavourable : counts.favourable
  }

  /// Returns the score in points; nil for an empty base.
  public func score(_ counts: ClassCounts) -> Double? {
    counts.base > 0 ? Double(100 * numerator(counts)) / Double(counts.base) : nil
  }

  /// Returns the number of answers that count for or against.
  func squares(_ counts: ClassCounts) -> Int {
    isNet ? counts.favourable + counts.unfavourable : counts.favourable
  }
}
