/// `annotate` and `kpi` beside the bare ICU word loop, run in turn on one file.
struct Comparison: Sendable {
  /// What takes turns.
  enum Contestant: String, CaseIterable, Sendable {
    case icuOne = "icu_1"
    case icuTwo = "icu_2"
    case annotateOne = "annotate_1"
    case annotateTwo = "annotate_2"
    case kpiOne = "kpi_1"

    /// What it is called in tables.
    var title: String {
      switch self {
      case .icuOne: "ICU word loop, 1 thread"
      case .icuTwo: "ICU word loop, 2 threads"
      case .annotateOne: "annotate --jobs 1"
      case .annotateTwo: "annotate --jobs 2"
      case .kpiOne: "kpi --jobs 1"
      }
    }
  }

  /// The runs of one contestant, in their order.
  private(set) var runs: [Contestant: [ChildRun]] = [:]

  /// What the word loop found, the same in every round; nil before the first.
  private(set) var loop: WordLoop?

  /// Begins with no runs.
  init() {}

  /// Runs all contestants once, so that a busy moment of the machine hits all alike.
  ///
  /// Annotated rows are written to a file beside the input; the file of the word loop is read before its time begins.
  ///
  /// - Throws: `BenchmarkError` when a run fails.
  mutating func addRound(_ program: EarshotProgram, _ file: String, in folder: WorkFolder) throws {
    let rows = folder.file("rows.csv")
    for contestant in Contestant.allCases {
      switch contestant {
      case .icuOne: add(try WordLoop.run(file, threads: 1, in: folder), as: contestant)
      case .icuTwo: add(try WordLoop.run(file, threads: 2, in: folder), as: contestant)
      case .annotateOne:
        add(
          try ChildRun.weighed(program.path, program.annotate(file, jobs: 1, output: rows)),
          contestant
        )
      case .annotateTwo:
        add(
          try ChildRun.weighed(program.path, program.annotate(file, jobs: 2, output: rows)),
          contestant
        )
      case .kpiOne:
        add(try ChildRun.weighed(program.path, program.kpi(file, jobs: 1, output: "-")), contestant)
      }
    }
  }

  /// Adds a run.
  mutating func add(_ run: ChildRun, _ contestant: Contestant) {
    runs[contestant, default: []].append(run)
  }

  private mutating func add(_ loop: WordLoop, as contestant: Contestant) {
    self.loop = loop
    add(
      ChildRun(wallSeconds: loop.wallSeconds, cpuSeconds: loop.cpuSeconds, peakBytes: 0),
      contestant
    )
  }

  /// The median wall time in seconds; 0 before the first round.
  func wall(_ contestant: Contestant) -> Double {
    runs[contestant, default: []].map(\.wallSeconds).median ?? 0
  }

  /// The median CPU time in seconds; 0 before the first round.
  func cpu(_ contestant: Contestant) -> Double {
    runs[contestant, default: []].map(\.cpuSeconds).median ?? 0
  }

  /// The most memory of any run in bytes.
  func peakBytes(_ contestants: [Contestant]) -> Int {
    contestants.flatMap { runs[$0, default: []] }.map(\.peakBytes).max() ?? 0
  }

  /// The wall time with two workers as a share of that with one: annotate's and the word loop's.
  var wallShares: (annotate: Double?, icu: Double?) {
    (wall(.annotateTwo).ratio(to: wall(.annotateOne)), wall(.icuTwo).ratio(to: wall(.icuOne)))
  }

  /// The CPU time with two workers as a share of that with one: annotate's and the word loop's.
  var cpuShares: (annotate: Double?, icu: Double?) {
    (cpu(.annotateTwo).ratio(to: cpu(.annotateOne)), cpu(.icuTwo).ratio(to: cpu(.icuOne)))
  }

  /// The figures that may have limits.
  var figures: [Figure] {
    [
      Figure(.annotateCPURatio, cpu(.annotateOne).ratio(to: cpu(.icuOne))),
      Figure(.kpiCPURatio, cpu(.kpiOne).ratio(to: cpu(.icuOne))),
      Figure(.twoJobsWallExcess, Self.excess(wallShares)),
      Figure(.twoJobsCPUExcess, Self.excess(cpuShares).map { $0 * 100 }),
    ]
  }

  private static func excess(_ shares: (annotate: Double?, icu: Double?)) -> Double? {
    guard let annotate = shares.annotate, let icu = shares.icu else { return nil }
    return annotate - icu
  }
}
