import FeedbackModel
import KPIModel
import Testing

@Suite("Values of operations")
struct OperationsTableTests {
  private static func values(_ rows: [OperationsFacts]) -> [String: KPIValue] {
    let values = OperationsTable().values(of: OperationsRows.partial(rows))
    return Dictionary(uniqueKeysWithValues: values.map { ($0.kpi, $0) })
  }

  private static let rows = [
    OperationsRows.row([
      .contactsOffered: 700, .contactsAnswered: 680, .abandoned: 20, .shortAbandoned: 4,
      .handleSeconds: 300_000, .staffedSeconds: 400_000, .waitsOver60: 200, .transferred: 100,
      .resolvedFirstContact: 450, .resolvableContacts: 500, .newTickets: 90, .solvedTickets: 100,
      .solvedOfNew: 60,
    ]),
    OperationsRows.row(
      [
        .contactsOffered: 330, .contactsAnswered: 320, .abandoned: 10, .shortAbandoned: 6,
        .handleSeconds: 100_000, .staffedSeconds: 100_000, .waitsOver60: 110, .transferred: 70,
        .resolvedFirstContact: 200, .resolvableContacts: 300, .newTickets: 10, .solvedTickets: 20,
        .solvedOfNew: 5,
      ],
      day: 1
    ),
  ]

  /// The intervals are 100 · `scipy.stats.binomtest(k, n).proportion_ci(method='wilson')` of SciPy 1.17.1 for 650 of
  /// 1000, 650 of 800, 20 of 1020, 170 of 1000, 310 of 1000 and 65 of 100.
  @Test(
    "are shares of sums, with Wilson's interval",
    arguments: [
      ("fcr_gross", 65.0, 61.9914682506809, 67.89372899475242, 1000),
      ("fcr_net", 81.25, 78.39832379239682, 83.80299644474843, 800),
      ("abandon_rate", 100.0 * 20 / 1020, 1.2728400632772916, 3.009215370499795, 1020),
      ("transfer_rate", 17.0, 14.799159563855238, 19.453406496191402, 1000),
      ("wait_over_60s", 31.0, 28.21076450652277, 33.93465231592832, 1000),
      ("cohort_solved_ratio", 65.0, 55.254443296887956, 73.63575175690247, 100),
    ] as [(String, Double, Double, Double, Int)]
  )
  func shares(_ kpi: String, _ value: Double, _ low: Double, _ high: Double, _ base: Int) throws {
    var rows = Self.rows
    rows[0].waits = [1]
    let figure = try #require(Self.values(rows)[kpi])
    #expect(abs((figure.value ?? -1) - value) < 1e-4)
    #expect(abs((figure.low ?? -1) - low) < 1e-4 && abs((figure.high ?? -1) - high) < 1e-4)
    #expect(figure.base == base && figure.verdict == nil)
  }

  @Test(
    "are sums and ratios of sums, never means of ratios",
    arguments: [
      ("average_handle_time", 400.0, 1000), ("contacts_per_hour", 7.2, 500_000),
      ("occupancy", 80, 500_000), ("solved_ratio", 120, 100), ("calls_handled", 1000, 2),
      ("new_tickets", 100, 2), ("solved_tickets", 120, 2),
    ] as [(String, Double, Int)]
  )
  func ratios(_ kpi: String, _ value: Double, _ base: Int) throws {
    let figure = try #require(Self.values(Self.rows)[kpi])
    #expect(figure.value == value && figure.base == base)
    #expect(figure.low == nil && figure.verdict == nil)
  }

  @Test("are null, not zero, where an end is missing or the denominator is 0")
  func null() {
    var rows = Self.rows
    rows[1].measures[.staffedSeconds] = nil
    rows[1].measures[.resolvableContacts] = nil
    let values = Self.values(rows)
    for kpi in ["contacts_per_hour", "occupancy", "fcr_net"] {
      #expect(values[kpi]?.value == nil && values[kpi]?.numerator == nil)
      #expect(values[kpi]?.verdict == KPIValue.incomplete)
    }
    #expect(values["average_handle_time"]?.value == 400)
    let zero = Self.values([OperationsRows.row([.contactsAnswered: 0, .handleSeconds: 0])])
    #expect(zero["average_handle_time"]?.value == nil)
    #expect(zero["average_handle_time"]?.verdict == KPIValue.cannotTell)
    #expect(zero["calls_handled"]?.value == 0)
    #expect(zero["fcr_gross"]?.verdict == KPIValue.incomplete)
    #expect(zero["new_tickets"] == nil)
  }

  @Test("say by their name whether short abandons are in")
  func shortAbandons() {
    let values = Self.values([OperationsRows.row([.contactsOffered: 100, .abandoned: 8])])
    #expect(values["abandon_rate"] == nil)
    #expect(values["abandon_rate_with_short"]?.value == 8)
  }

  @Test("take medians of single waits from the merged waits, exactly")
  func waits() {
    var rows = [
      OperationsRows.row([.contactsAnswered: 3]), OperationsRows.row([.contactsAnswered: 2]),
    ]
    rows[0].waits = [10, 500, 20]
    rows[1].waits = [30, 40]
    rows[0].resolutions = [100, 900]
    let values = Self.values(rows)
    #expect(values["wait_median"]?.value == 30 && values["wait_p90"]?.value == 500)
    #expect(values["first_response_time_mean"]?.value == 120)
    #expect(values["first_response_time_mean"]?.base == 5)
    #expect(values["resolution_time_median"]?.value == 100)
    #expect(values["resolution_time_p90"]?.value == 900)
    #expect(values["resolution_time_mean"]?.value == 500)
    #expect(values["wait_median"]?.verdict == KPIValue.cannotTell)
    #expect(values["wait_median_weighted_mean"] == nil)
  }

  @Test("do not merge the medians that rows give, and name the mean for what it is")
  func rowMedians() {
    var rows = Self.rows
    rows[0].waitMedian = 20
    rows[1].waitMedian = 45
    rows[0].waitP90 = 200
    rows[1].waitP90 = 100
    let values = Self.values(rows)
    #expect(values["wait_median"]?.value == nil)
    #expect(values["wait_median"]?.verdict == KPIValue.notMergeable)
    #expect(values["wait_median_weighted_mean"]?.value == 28)
    #expect(values["wait_p90_weighted_mean"]?.value == 168)
    let one = Self.values([rows[1]])
    #expect(one["wait_median"]?.value == 45 && one["wait_median"]?.verdict == nil)
    #expect(one["wait_p90"]?.value == 100)
  }

  /// Golden figures of the definitions: start 1000, new 200, end 1050.
  @Test("take customers at the two ends and new ones in between")
  func retention() {
    func row(_ day: Int, _ start: Int, _ new: Int, _ end: Int, _ segment: Int) -> OperationsFacts {
      OperationsRows.row(
        [.customersStart: start, .customersNew: new, .customersEnd: end],
        day: day,
        segment: segment
      )
    }
    let values = Self.values([
      row(1, 620, 50, 640, 1), row(0, 600, 50, 620, 1), row(0, 400, 100, 410, 2),
    ])
    #expect(values["retention_rate"]?.value == 85)
    #expect(values["retention_rate"]?.base == 1000)
    let none = Self.values([row(0, 0, 200, 1050, 0)])
    #expect(none["retention_rate"]?.value == nil)
    #expect(none["retention_rate"]?.verdict == KPIValue.cannotTell)
  }

  @Test("average levels over days and add them over segments")
  func levels() {
    let values = Self.values([
      OperationsRows.row([.activeCustomers: 100], segment: 1),
      OperationsRows.row([.activeCustomers: 200], day: 1, segment: 1),
      OperationsRows.row([.activeCustomers: 50], segment: 2),
    ])
    #expect(values["active_customers"]?.value == 200)
  }

  @Test("know sales and deliveries")
  func sales() {
    let values = Self.values([
      OperationsRows.row([
        .purchasers: 80, .repeatPurchasers: 20, .upsellOffered: 50, .upsellAccepted: 5,
        .unitsOrdered: 200, .unitsFilled: 190, .due: 40, .onTime: 30,
      ])
    ])
    let expected = [
      "repeat_purchase_rate": 25.0, "upsell_rate": 10, "order_fill_rate": 95, "on_time_rate": 75,
    ]
    for (kpi, value) in expected { #expect(values[kpi]?.value == value) }
    #expect(values.count == expected.count)
  }

  /// `chi2.ppf(.025, 240)/2/50`, `chi2.ppf(.975, 242)/2/50` of SciPy 1.17.1.
  @Test("set complaints against customers, with Garwood's interval")
  func complaints() throws {
    let partial = OperationsRows.partial([OperationsRows.row([.activeCustomers: 50_000])])
    func found(_ rate: KPIValue) -> KPIValue? {
      OperationsTable().complaints(of: partial, beside: [rate]).first
    }
    let value = try #require(
      found(KPIValue(kpi: "complaint_rate", value: 10, base: 1200, numerator: 120))
    )
    #expect(abs((value.value ?? 0) - 2.4) < 1e-12)
    #expect(abs((value.low ?? 0) - 1.9898385125187743) < 1e-9)
    #expect(abs((value.high ?? 0) - 2.8698117073870453) < 1e-9)
    #expect(value.base == 50_000 && value.numerator == 120)
    let hidden = found(KPIValue(kpi: "complaint_rate", base: 3, verdict: KPIValue.suppressed))
    #expect(hidden?.value == nil && hidden?.verdict == KPIValue.suppressed)
    #expect(ComplaintRate.perThousand(3, customers: 0) == nil)
    #expect(
      OperationsTable().complaints(of: OperationsPartial(), beside: [value]).isEmpty
    )
  }
}
