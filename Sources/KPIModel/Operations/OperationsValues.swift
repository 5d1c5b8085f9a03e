import FeedbackModel

/// Makes the values of one cell of operations numbers.
struct OperationsValues {
  private let totals: OperationsTotals
  private let reported: Set<OperationsMeasure>
  private let settings: KPISettings

  init(
    _ totals: OperationsTotals,
    reported: Set<OperationsMeasure>,
    _ settings: KPISettings
  ) {
    self.totals = totals
    self.reported = reported
    self.settings = settings
  }

  private var counts: OperationsCounts { totals.counts }

  /// Seconds of an hour.
  private static let hour = 3600

  /// A share's name, what is above the fraction line and what below.
  private typealias Share = (kpi: String, part: OperationsMeasure, whole: OperationsMeasure)

  private static let plainShares: [Share] = [
    ("fcr_gross", .resolvedFirstContact, .contactsAnswered),
    ("fcr_net", .resolvedFirstContact, .resolvableContacts),
    ("transfer_rate", .transferred, .contactsAnswered),
    ("cohort_solved_ratio", .solvedOfNew, .newTickets),
    ("repeat_purchase_rate", .repeatPurchasers, .purchasers),
    ("upsell_rate", .upsellAccepted, .upsellOffered),
    ("order_fill_rate", .unitsFilled, .unitsOrdered),
    ("on_time_rate", .onTime, .due),
  ]

  /// The KPIs that are a share of something.
  var shares: [KPIValue] {
    var values = Self.plainShares.compactMap { share($0.kpi, $0.part, of: $0.whole) }
    // Short abandons are left out of both; where no row tells them, the name says that they are in.
    if reported.contains(.shortAbandoned) {
      values += abandonRate.map { [$0] } ?? []
    } else {
      values +=
        share("abandon_rate_with_short", .abandoned, of: .contactsOffered).map { [$0] } ?? []
    }
    return values
  }

  private var abandonRate: KPIValue? {
    guard let state = state(of: [.abandoned, .shortAbandoned, .contactsOffered]) else { return nil }
    let short = counts.sum(.shortAbandoned)
    return share(
      "abandon_rate",
      counts.sum(.abandoned) - short,
      of: counts.sum(.contactsOffered) - short,
      state
    )
  }

  /// The KPIs that are plain sums; in a covered period without rows they are 0.
  var volumes: [KPIValue] {
    let names: [(String, OperationsMeasure)] = [
      ("contacts_offered", .contactsOffered), ("calls_handled", .contactsAnswered),
      ("new_tickets", .newTickets), ("solved_tickets", .solvedTickets),
    ]
    return names.compactMap { kpi, measure in
      guard let state = state(of: [measure]) else { return nil }
      let isKnown = state == .whole || counts.rows == 0
      return KPIValue(
        kpi: kpi,
        value: isKnown ? Double(counts.sum(measure)) : nil,
        base: counts.rows(with: measure),
        numerator: isKnown ? counts.sum(measure) : nil,
        verdict: isKnown ? nil : KPIValue.incomplete
      )
    }
  }

  /// The KPIs that are one sum over another and may be anything.
  var ratios: [KPIValue] {
    [
      ratio("average_handle_time", .handleSeconds, by: .contactsAnswered),
      ratio("contacts_per_hour", .contactsAnswered, by: .staffedSeconds, times: Self.hour),
      ratio("occupancy", .handleSeconds, by: .staffedSeconds, times: 100),
      ratio("solved_ratio", .solvedTickets, by: .newTickets, times: 100),
    ].compactMap { $0 }
  }

  // MARK: - Whether the numbers are there

  private enum State {
    /// Every row of the cell gives every number.
    case whole
    /// Some row lacks one.
    case incomplete
  }

  /// Returns whether all rows of the cell give all numbers; nil when no row of the file gives any.
  private func state(of measures: [OperationsMeasure]) -> State? {
    guard measures.contains(where: reported.contains) else { return nil }
    let isWhole = counts.rows > 0 && measures.allSatisfy { counts.rows(with: $0) == counts.rows }
    return isWhole ? .whole : .incomplete
  }

  private func verdict(_ base: Int, _ state: State) -> String? {
    if state == .incomplete, counts.rows > 0 { return KPIValue.incomplete }
    return base < settings.minimumBase ? KPIValue.cannotTell : nil
  }

  private func share(
    _ kpi: String,
    _ part: OperationsMeasure,
    of whole: OperationsMeasure
  ) -> KPIValue? {
    state(of: [part, whole]).map { share(kpi, counts.sum(part), of: counts.sum(whole), $0) }
  }

  private func share(_ kpi: String, _ part: Int, of whole: Int, _ state: State) -> KPIValue {
    let isKnown = state == .whole && whole > 0
    let interval = isKnown ? Interval.wilson(part, of: whole) : nil
    return KPIValue(
      kpi: kpi,
      value: isKnown ? Double(100 * part) / Double(whole) : nil,
      low: interval?.low,
      high: interval?.high,
      base: whole,
      numerator: isKnown ? part : nil,
      verdict: verdict(whole, state)
    )
  }

  private func ratio(
    _ kpi: String,
    _ part: OperationsMeasure,
    by whole: OperationsMeasure,
    times factor: Int = 1
  ) -> KPIValue? {
    guard let state = state(of: [part, whole]) else { return nil }
    let divisor = counts.sum(whole)
    let isKnown = state == .whole && divisor > 0
    return KPIValue(
      kpi: kpi,
      value: isKnown ? Double(factor * counts.sum(part)) / Double(divisor) : nil,
      base: divisor,
      numerator: isKnown ? counts.sum(part) : nil,
      verdict: verdict(divisor, state)
    )
  }
}

// MARK: - Durations

extension OperationsValues {
  /// The KPIs of the waits until the first answer.
  ///
  /// Single waits give exact figures. A median that a row gives stands for that row alone; over several rows the median
  /// is null, and beside it stands the mean of the rows' medians, weighted by their contacts.
  var waits: [KPIValue] {
    var values: [KPIValue] = []
    if counts.waitMedian.rows > 0 || counts.waitP90.rows > 0 {
      values += quantile("wait_median", counts.waitMedian)
      values += quantile("wait_p90", counts.waitP90)
    } else {
      values.append(percentile("wait_median", 50, of: counts.waits))
      values.append(percentile("wait_p90", 90, of: counts.waits))
      values += firstResponse
    }
    return values + (share("wait_over_60s", .waitsOver60, of: .contactsAnswered).map { [$0] } ?? [])
  }

  private var firstResponse: [KPIValue] {
    durations("first_response_time", of: counts.waits)
  }

  /// The KPIs of the times from the offer to the resolution.
  var resolutions: [KPIValue] { durations("resolution_time", of: counts.resolutions) }

  private func durations(_ kpi: String, of times: SecondsHistogram) -> [KPIValue] {
    let base = times.count
    return [
      percentile(kpi + "_median", 50, of: times), percentile(kpi + "_p90", 90, of: times),
      KPIValue(
        kpi: kpi + "_mean",
        value: base > 0 ? Double(times.sum) / Double(base) : nil,
        base: base,
        numerator: base > 0 ? times.sum : nil,
        verdict: base < settings.minimumBase ? KPIValue.cannotTell : nil
      ),
    ]
  }

  private func percentile(_ kpi: String, _ percent: Int, of times: SecondsHistogram) -> KPIValue {
    let base = times.count
    return KPIValue(
      kpi: kpi,
      value: times.percentile(percent).map { Double($0) },
      base: base,
      verdict: base < settings.minimumBase ? KPIValue.cannotTell : nil
    )
  }

  private func quantile(_ kpi: String, _ quantile: RowQuantile) -> [KPIValue] {
    let isOne = quantile.rows == 1 && counts.rows == 1
    let weight = quantile.weight
    return [
      KPIValue(
        kpi: kpi,
        value: isOne ? Double(quantile.sum) : nil,
        base: weight,
        verdict: isOne
          ? verdict(weight, .whole)
          : quantile.rows > 1 ? KPIValue.notMergeable : KPIValue.incomplete
      ),
      KPIValue(
        kpi: kpi + "_weighted_mean",
        value: weight > 0 ? Double(quantile.weighted) / Double(weight) : nil,
        base: weight,
        verdict: verdict(weight, quantile.rows == counts.rows ? .whole : .incomplete)
      ),
    ]
  }
}

// MARK: - Customers

extension OperationsValues {
  /// The KPIs of customers.
  var customers: [KPIValue] {
    var values: [KPIValue] = []
    if reported.contains(.activeCustomers) {
      values.append(
        KPIValue(
          kpi: "active_customers",
          value: totals.meanActiveCustomers,
          base: counts.rows(with: .activeCustomers)
        )
      )
    }
    let needed: [OperationsMeasure] = [.customersStart, .customersNew, .customersEnd]
    if needed.contains(where: reported.contains) { values.append(retention(needed)) }
    return values
  }

  private func retention(_ needed: [OperationsMeasure]) -> KPIValue {
    let start = totals.customersStart.atStart ?? 0
    var value = KPIValue(kpi: "retention_rate", base: start)
    if needed.allSatisfy({ counts.rows > 0 && counts.rows(with: $0) == counts.rows }) {
      let (new, end) = (counts.sum(.customersNew), totals.customersEnd.atEnd ?? 0)
      value.value = OperationsRate.retention(start: start, new: new, end: end)
      value.numerator = value.value == nil ? nil : end - new
    } else if counts.rows > 0 {
      value.verdict = KPIValue.incomplete
    }
    if value.verdict == nil, start < settings.minimumBase { value.verdict = KPIValue.cannotTell }
    return value
  }
}
