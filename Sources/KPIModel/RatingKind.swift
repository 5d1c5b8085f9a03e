import FeedbackModel

/// What a rating column asks for, which decides the KPIs that it gives.
public enum RatingKind: String, CaseIterable, Sendable {
  /// Satisfaction of customers: `csat_top2` and its like.
  case satisfaction = "csat"
  /// Recommendation by customers, 0–10: `nps`.
  case recommendation = "nps"
  /// How easy it was, agreement on 1–7 (Customer Effort Score 2.0): `ces_top3`, `ces_mean`.
  case effort = "ces"
  /// Satisfaction of staff.
  case employeeSatisfaction = "employee-satisfaction"
  /// Recommendation by staff, 0–10: `enps`.
  case employeeRecommendation = "enps"

  /// Whether the KPI is promoters less detractors.
  public var isNet: Bool { self == .recommendation || self == .employeeRecommendation }

  /// Whether staff answer it, and no customers.
  public var isOfStaff: Bool { self == .employeeSatisfaction || self == .employeeRecommendation }

  /// The name of the KPI that stands for the column.
  public var headline: String {
    switch self {
    case .satisfaction: "csat_top2"
    case .recommendation: "nps"
    case .effort: "ces_top3"
    case .employeeSatisfaction: "employee_satisfaction"
    case .employeeRecommendation: "enps"
    }
  }
}

extension RatingColumn {
  /// The codes that the headline KPI counts for: easy 5–7 for effort, else the scale's satisfied ones.
  var favourableCodes: ClosedRange<Int> {
    kind == .effort && scale == .oneTo(7) ? 5...7 : scale.satisfiedCodes
  }
}
