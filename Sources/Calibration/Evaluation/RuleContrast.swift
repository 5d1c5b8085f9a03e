import Glibc
import KPIModel

/// A rule that was at work in wrong rows more than in right ones.
package struct RuleContrast: Hashable, Sendable {
  /// The rule as the trace names it, or what stands for rows without one.
  package let rule: String

  /// The rows that it was at work in.
  package let rows: ErrorEvidence.Split

  /// The share of the wrong rows that it was at work in.
  package let wrongShare: Double

  /// The share of the right rows that it was at work in.
  package let rightShare: Double

  /// The log-likelihood ratio of the difference.
  package let g2: Double

  /// The false discovery rate at which the difference is just significant, over all rules.
  package let qValue: Double

  /// The rate under which a difference is no accident.
  package static let level = 0.05

  /// Returns the rules that stand in wrong rows more than in right ones, the surest first.
  package static func all(of evidence: ErrorEvidence) -> [RuleContrast] {
    let rules = evidence.rules.sorted { $0.key < $1.key }
    let statistics = rules.map { _, rows in
      Keyness.signedG2(
        rows.wrong,
        of: evidence.rows.wrong,
        against: rows.right,
        of: evidence.rows.right
      )
    }
    // G² of a table of four cells follows χ² with one degree of freedom.
    let qValues = FalseDiscovery.qValues(statistics.map { erfc((abs($0) / 2).squareRoot()) })
    var contrasts: [RuleContrast] = []
    for (place, (rule, rows)) in rules.enumerated() where statistics[place] > 0 {
      contrasts.append(
        RuleContrast(
          rule: rule,
          rows: rows,
          wrongShare: DecisionCounts.share(rows.wrong, of: evidence.rows.wrong),
          rightShare: DecisionCounts.share(rows.right, of: evidence.rows.right),
          g2: statistics[place],
          qValue: qValues[place]
        )
      )
    }
    return contrasts.sorted { ($1.g2, $0.rule) < ($0.g2, $1.rule) }
  }
}
