/// How well the judgement of complaints meets the gold one.
package struct ComplaintFigures: Sendable {
  /// The decisions, with complaints as the class; not-complaints are the rest.
  package let complaints: DecisionCounts

  /// The rows.
  package let base: Int

  /// The area under the curve of the complaint score; nil where the gold has one class alone.
  package let auc: Double?

  /// Compares judgements.
  ///
  /// - Parameters:
  ///   - gold: Whether each row is a complaint.
  ///   - predicted: Whether it was called one.
  ///   - scores: How surely it was called one.
  package init(gold: [Bool], predicted: [Bool], scores: [Double]) {
    var counts = DecisionCounts()
    for (gold, predicted) in zip(gold, predicted) { counts.add(gold: gold, predicted: predicted) }
    complaints = counts
    base = gold.count
    auc = RankStatistics.auc(gold, scores)
  }

  /// Whether the gold has complaints and others; else only the recall says anything.
  package var hasBothClasses: Bool { complaints.base > 0 && complaints.base < base }

  /// The decisions with the rest as the class.
  package var others: DecisionCounts {
    DecisionCounts(
      hits: base - complaints.hits - complaints.falseAlarms - complaints.misses,
      falseAlarms: complaints.misses,
      misses: complaints.falseAlarms
    )
  }

  /// The share of rows that were called what they are.
  package var accuracy: Double { DecisionCounts.share(complaints.hits + others.hits, of: base) }

  /// The mean F1 of complaints and others.
  package var macroF1: Double { (complaints.f1 + others.f1) / 2 }

  /// The share of rows that are complaints.
  package var goldRate: Double { DecisionCounts.share(complaints.base, of: base) }

  /// The share of rows that were called complaints.
  ///
  /// Of rows of one class alone it is what score files call the recall.
  package var predictedRate: Double {
    DecisionCounts.share(complaints.hits + complaints.falseAlarms, of: base)
  }
}
