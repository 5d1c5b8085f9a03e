/// Which topics move one score: the drivers of one rating column.
public struct DriverReport: Hashable, Sendable {
  /// What stands in every output of drivers.
  public static let caveat = """
    Association, not cause: comments that name a topic differ from the others in more than the topic. Topics that come \
    together share what either of them does; a change of the topic need not change the score.
    """

  /// One topic as a driver.
  public struct Driver: Hashable, Sendable {
    /// The id of the topic; nil for comments without a topic.
    public var topic: String?

    /// The score of all less the score without the comments that name the topic; nil for comments without a topic.
    public var impact: DriverImpact?

    /// The part of the score that falls to the topic, in units of 10⁻⁴ points; the parts add up to `total`.
    public var share: Int

    /// The part to one decimal, in tenths of a point; the parts add up to `totalTenths`.
    public var shareTenths: Int

    /// The lower end of the part's 95 % interval, in points.
    public var shareLow: Double?

    /// The upper end of the part's 95 % interval, in points.
    public var shareHigh: Double?

    /// The share less what as many comments of the average score would add, in points; below zero it pulls down.
    public var pull: Double

    /// The lower end of the pull's 95 % interval, in points.
    public var pullLow: Double?

    /// The upper end of the pull's 95 % interval, in points.
    public var pullHigh: Double?

    /// The rated comments that the row rests on.
    public var base: Int

    /// `cannot tell` when the comments with the topic or those without it are too few; else nil.
    public var verdict: String?

    /// Whether the interval of the impact leaves no room for "no difference", and the base is large enough.
    public var isClear: Bool {
      guard verdict == nil, let low = impact?.low, let high = impact?.high else { return false }
      return low > 0 || high < 0
    }
  }

  /// The name of the KPI, `nps` or `csat_top2`.
  public var kpi: String

  /// The name of the rating column.
  public var rating: String

  /// The score of all rated scored comments in points; nil without any.
  ///
  /// It need not be the KPI of all ratings: answers without a comment have no topics, and do not count here.
  public var score: Double?

  /// The sum of the shares in units of 10⁻⁴ points.
  public var total: Int

  /// The sum of the shares in tenths of a point.
  public var totalTenths: Int

  /// The rated scored comments.
  public var base: Int

  /// The topics, the one that lowers the score most first; comments without a topic last.
  public var drivers: [Driver]

  /// How the intervals were drawn.
  public var bootstrap: DriverBootstrap

  /// Creates the drivers of a rating column.
  ///
  /// - Parameters:
  ///   - counts: The counts of the column.
  ///   - topics: The ids of the topics, in the order of the run's catalogue.
  ///   - settings: The base under which a row says `cannot tell`.
  ///   - bootstrap: How the intervals are drawn.
  public init(
    _ counts: DriverCounts,
    topics: [String],
    settings: KPISettings = KPISettings(),
    bootstrap: DriverBootstrap = DriverBootstrap()
  ) {
    let rule = ScoreRule(counts.rating)
    let shapley = ShapleyShares(counts, rule: rule)
    let units = shapley.rounded(decimals: KPINumber.decimals)
    let tenths = shapley.rounded(decimals: 1)
    kpi = rule.kpi
    rating = counts.rating.name
    score = rule.score(counts.all)
    base = counts.all.base
    total = units.reduce(0, +)
    totalTenths = tenths.reduce(0, +)
    self.bootstrap = bootstrap
    let rows = shapley.shares.enumerated().map { index, share in
      let naming = share.topic.map(counts.naming) ?? counts.untold
      return Driver(
        topic: share.topic.map { topics.indices.contains($0) ? topics[$0] : String($0) },
        impact: share.topic.map { _ in
          DriverImpact(naming: naming, of: counts.all, rule: rule, bootstrap: bootstrap)
        },
        share: units[index],
        shareTenths: tenths[index],
        shareLow: share.low,
        shareHigh: share.high,
        pull: share.pull,
        pullLow: share.pullLow,
        pullHigh: share.pullHigh,
        base: naming.base,
        verdict: min(naming.base, share.topic == nil ? .max : counts.all.base - naming.base)
          < settings.minimumBase ? KPIValue.cannotTell : nil
      )
    }
    drivers = rows.sorted(by: Self.comesFirst)
  }

  private static func comesFirst(_ left: Driver, _ right: Driver) -> Bool {
    guard let first = left.topic, let second = right.topic else { return left.topic != nil }
    let impacts = (left.impact?.value ?? .infinity, right.impact?.value ?? .infinity)
    return impacts.0 != impacts.1 ? impacts.0 < impacts.1 : first < second
  }
}

extension DriverPartial {
  /// Returns the drivers of each rating column that has rated comments.
  ///
  /// - Parameters:
  ///   - topics: The ids of the topics, in the order of the run's catalogue.
  ///   - settings: The base under which a row says `cannot tell`.
  ///   - bootstrap: How the intervals are drawn.
  /// - Returns: The reports in the order of the columns.
  public func reports(
    topics: [String],
    settings: KPISettings = KPISettings(),
    bootstrap: DriverBootstrap = DriverBootstrap()
  ) -> [DriverReport] {
    counts().filter { $0.all.base > 0 }.map {
      DriverReport($0, topics: topics, settings: settings, bootstrap: bootstrap)
    }
  }
}
