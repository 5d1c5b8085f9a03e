public import KPIModel

/// The drivers of one score as a report shows them: the topics that can be told, and the rest in one row.
public struct DriverTable: Sendable {
  /// One topic.
  public struct Row: Sendable {
    /// The name for people.
    public var name: String
    /// The figures.
    public var driver: DriverReport.Driver
  }

  /// All figures.
  public var report: DriverReport

  /// The topics whose base is large enough, the one that lowers the score most first.
  public var rows: [Row]

  /// How many topics have too small a base.
  public var untoldTopics: Int

  /// The shares of these topics together, in tenths of a point.
  public var untoldTenths: Int

  /// The rated comments without a topic.
  public var topicless: DriverReport.Driver?

  /// Creates the table of a report.
  ///
  /// - Parameters:
  ///   - report: All figures.
  ///   - name: Returns the name of a topic for people.
  public init(_ report: DriverReport, name: (String) -> String) {
    self.report = report
    let topics = report.drivers.filter { $0.topic != nil }
    rows = topics.filter { $0.verdict == nil }.map { Row(name: name($0.topic ?? ""), driver: $0) }
    let untold = topics.filter { $0.verdict != nil }
    untoldTopics = untold.count
    untoldTenths = untold.reduce(0) { $0 + $1.shareTenths }
    topicless = report.drivers.first { $0.topic == nil }
  }

  /// The cells below the topics: what they are, the base if one can be told, and the share in tenths of a point.
  var footings: [(title: String, base: Int?, tenths: Int)] {
    var footings: [(title: String, base: Int?, tenths: Int)] = []
    if untoldTopics > 0 {
      let noun = untoldTopics == 1 ? "topic that too few name" : "topics that too few name"
      footings.append(("\(untoldTopics) \(noun): cannot tell", nil, untoldTenths))
    }
    if let topicless { footings.append(("no topic", topicless.base, topicless.shareTenths)) }
    footings.append(("all rated comments", report.base, report.totalTenths))
    return footings
  }
}
