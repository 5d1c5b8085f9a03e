import Foundation

/// The figures of an evaluation computed row by row and pair by pair, as one would by hand: the oracle of the fast ones.
struct SlowFigures {
  private static let labels = ["negative", "neutral", "positive"]

  private let rows: [(gold: JSONTree, called: JSONTree)]

  /// Puts predictions beside gold rows by their ids.
  init(gold: [JSONTree], predictions: [JSONTree]) {
    rows = gold.map { row in
      let called = predictions.last { $0["id"] == row["id"] }
      return (row, called ?? .object([]))
    }
  }

  private func has(_ row: JSONTree, _ key: String) -> Bool { row.keys.contains(key) }

  private func number(_ value: JSONTree) -> Double {
    guard case .number(let text) = value else { return 0 }
    return Double(text) ?? 0
  }

  private func called(_ row: JSONTree) -> String {
    if has(row, "label") { return row["label"].string ?? "none" }
    let score = number(row["score"])
    return score > 0 ? "positive" : score < 0 ? "negative" : "neutral"
  }

  private func names(_ row: JSONTree) -> [String] {
    row["topics"].items.compactMap { $0.string ?? $0["topic"].string }
  }

  private func f1(_ isGold: [Bool], _ isCalled: [Bool], falseAlarms more: Int = 0) -> Double {
    let pairs = zip(isGold, isCalled)
    let hits = pairs.count { $0.0 && $0.1 }
    let wrong = pairs.count { $0.0 != $0.1 } + more
    return hits == 0 ? 0 : 2 * Double(hits) / Double(2 * hits + wrong)
  }

  /// Returns how often a member scores above another row, ties half.
  private func area(_ isMember: [Bool], _ scores: [Double]) -> Double? {
    var pairs = 0
    var right = 0.0
    for (member, score) in zip(isMember, scores) where member {
      for (other, otherScore) in zip(isMember, scores) where !other {
        pairs += 1
        right += score > otherScore ? 1 : score == otherScore ? 0.5 : 0
      }
    }
    return pairs == 0 ? nil : right / Double(pairs)
  }

  private func rank(_ value: Double, among values: [Double]) -> Double {
    let below = values.count { $0 < value }
    let same = values.count { $0 == value }
    return Double(below) + Double(same + 1) / 2
  }

  private func correlation(_ a: [Double], _ b: [Double]) -> Double? {
    let n = Double(a.count)
    let (sumA, sumB) = (a.reduce(0, +), b.reduce(0, +))
    let products = zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
    let squareA = a.reduce(0) { $0 + $1 * $1 } - sumA * sumA / n
    let squareB = b.reduce(0) { $0 + $1 * $1 } - sumB * sumB / n
    guard squareA > 1e-12, squareB > 1e-12 else { return nil }
    return (products - sumA * sumB / n) / (squareA * squareB).squareRoot()
  }

  /// Returns each figure under its path in the JSON; nil for null.
  func all() -> [String: Double?] {
    var figures: [String: Double?] = ["n": Double(rows.count)]
    figures["missing"] = Double(rows.count { $0.called.keys.isEmpty })
    figures.merge(labelFigures()) { $1 }
    figures.merge(scoreFigures()) { $1 }
    figures.merge(complaintFigures()) { $1 }
    figures.merge(topicFigures()) { $1 }
    return figures
  }

  private func labelFigures() -> [String: Double?] {
    let labelled = rows.filter { has($0.gold, "label") }
    guard !labelled.isEmpty else { return [:] }
    let gold = labelled.map { $0.gold["label"].string ?? "" }
    let call = labelled.map { called($0.called) }
    let n = Double(gold.count)
    var figures: [String: Double?] = [:]
    for label in Self.labels {
      figures["share/gold/\(label)"] = Double(gold.count { $0 == label }) / n
      figures["share/pred/\(label)"] = Double(call.count { $0 == label }) / n
      for other in Self.labels where gold.contains(label) {
        let count = zip(gold, call).count { $0.0 == label && $0.1 == other }
        if count > 0 { figures["confusion/\(label)/\(other)"] = Double(count) }
      }
    }
    let classes = Self.labels.filter(gold.contains)
    if classes.contains("neutral") {
      figures["three_class/accuracy"] = Double(zip(gold, call).count { $0.0 == $0.1 }) / n
      let each = classes.map { label in f1(gold.map { $0 == label }, call.map { $0 == label }) }
      figures["three_class/macro_f1"] = each.reduce(0, +) / Double(classes.count)
      for (label, value) in zip(classes, each) {
        figures["three_class/per_class/\(label)/f1"] = value
      }
    }
    let sided = zip(gold, call).filter { $0.0 != "neutral" }
    if Set(sided.map(\.0)).count == 2 {
      let each = ["negative", "positive"].map { label in
        f1(sided.map { $0.0 == label }, sided.map { $0.1 == label })
      }
      figures["two_class_label/macro_f1"] = (each[0] + each[1]) / 2
    }
    let scores = labelled.map { number($0.called["score"]) }
    figures["auc_negative"] = area(gold.map { $0 == "negative" }, scores.map { -$0 })
    figures["auc_positive"] = area(gold.map { $0 == "positive" }, scores)
    figures["zero_score"] = Double(scores.count { $0 == 0 }) / n
    return figures
  }

  private func scoreFigures() -> [String: Double?] {
    var figures: [String: Double?] = [:]
    for key in ["score", "kpi"] {
      let rated = rows.filter { has($0.gold, key) }
      guard rated.count > 2 else { continue }
      let a = rated.map { number($0.gold[key]) }
      let b = rated.map { number($0.called["score"]) }
      figures["corr_\(key)/pearson"] = correlation(a, b)
      figures["corr_\(key)/spearman"] = correlation(
        a.map { rank($0, among: a) },
        b.map { rank($0, among: b) }
      )
    }
    return figures
  }

  private func complaintFigures() -> [String: Double?] {
    let judged = rows.filter { has($0.gold, "complaint") }
    let gold = judged.map { $0.gold["complaint"].bool ?? false }
    let call = judged.map { $0.called["complaint"].bool ?? false }
    guard !judged.isEmpty else { return [:] }
    guard Set(gold).count == 2 else {
      return ["complaint/recall": Double(call.count { $0 }) / Double(call.count)]
    }
    let scores = judged.map { row in
      has(row.called, "complaint_score")
        ? number(row.called["complaint_score"]) : row.called["complaint"].bool == true ? 1 : 0
    }
    return ["complaint/f1": f1(gold, call), "complaint/auc": area(gold, scores)]
  }

  private func topicFigures() -> [String: Double?] {
    let rows = rows.filter { !names($0.gold).isEmpty }
    guard !rows.isEmpty else { return [:] }
    let topics = Set(rows.flatMap { names($0.gold) })
    var figures: [String: Double?] = [:]
    var sum = 0.0
    for topic in topics {
      let value = f1(
        rows.map { names($0.gold).contains(topic) },
        rows.map { names($0.called).contains(topic) }
      )
      figures["topics/per_topic/\(topic)/f1"] = value
      sum += value
    }
    figures["topics/macro_f1"] = sum / Double(topics.count)
    let cells = rows.flatMap { row in topics.map { (row, $0) } }
    let strangers = rows.flatMap { names($0.called) }.count { !topics.contains($0) }
    figures["topics/micro_f1"] = f1(
      cells.map { names($0.0.gold).contains($0.1) },
      cells.map { names($0.0.called).contains($0.1) },
      falseAlarms: strangers
    )
    figures["topics/top1"] =
      Double(rows.count { names($0.called).first.map(names($0.gold).contains) ?? false })
      / Double(rows.count)
    return figures
  }
}
