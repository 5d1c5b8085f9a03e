import Classification
import FeedbackModel
import Pipeline
import Testing

@testable import Calibration

@Suite struct FittingPartsTests {
  // From Python: int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big") % 5
  @Test(arguments: [("abc", 4), ("", 0), ("late", 1), ("café 😡", 1)])
  func foldsAreThoseOfTheTextsDigest(text: String, fold: Int) {
    let row = FittingRow(gold: GoldRow(), text: Array(text.utf8), setting: .init())
    #expect(row.fold(of: 5) == fold)
  }

  @Test func theMinimumOfABowlIsFound() {
    struct Bowl: SmoothLoss {
      let dimension = 3
      func value(at point: [Double], gradient: inout [Double]) -> Double {
        var sum = 0.0
        for index in 0..<3 {
          let distance = point[index] - Double(index)
          gradient[index] = 2 * Double(index + 1) * distance
          sum += Double(index + 1) * distance * distance
        }
        return sum
      }
    }
    let point = Minimiser.minimum(of: Bowl(), from: [9, -9, 30], iterations: 100)
    for index in 0..<3 { #expect(abs(point[index] - Double(index)) < 1e-3) }
  }

  /// A valley that is far steeper in some directions than in others; counts how often it is asked.
  private final class Valley: SmoothLoss {
    let dimension = 40
    let lowest: Double
    var evaluations = 0

    init(lowest: Double = 1) { self.lowest = lowest }

    func value(at point: [Double], gradient: inout [Double]) -> Double {
      evaluations += 1
      var sum = 0.0
      for index in point.indices {
        let curve = Double(index * index + 1)
        let distance = point[index] - lowest
        gradient[index] = curve * distance + distance * distance * distance
        sum += curve * distance * distance / 2 + distance * distance * distance * distance / 4
      }
      return sum
    }
  }

  @Test func aSearchThatGoesOnKnowsHowTheLossBends() {
    var search = Minimiser(from: [Double](repeating: 9, count: 40))
    search.go(down: Valley(), iterations: 500)
    let (usual, known) = (Valley(lowest: 1.5), Valley(lowest: 1.5))
    let anew = Minimiser.minimum(of: usual, from: search.point, iterations: 500)
    search.go(down: known, iterations: 500)
    #expect(known.evaluations < usual.evaluations)
    for value in anew + search.point { #expect(abs(value - 1.5) < 0.01) }
  }

  @Test func stepsAreShortenedWhereTheLossHasNoNumber() {
    /// No number above 2, least at 1.9.
    struct Edge: SmoothLoss {
      let dimension = 1
      func value(at point: [Double], gradient: inout [Double]) -> Double {
        let distance = point[0] - 1.9
        gradient[0] = 40 * distance
        return point[0] > 2 ? .nan : 20 * distance * distance
      }
    }
    let point = Minimiser.minimum(of: Edge(), from: [-3], iterations: 100)
    #expect(abs(point[0] - 1.9) < 0.01)
  }

  @Test func aCoarseSearchEndsSoonerAndAGoodStartSoonerStill() {
    func search(from start: Double, _ tolerance: Double) -> (point: [Double], evaluations: Int) {
      let loss = Valley()
      let start = [Double](repeating: start, count: loss.dimension)
      let point = Minimiser.minimum(
        of: loss,
        from: start,
        iterations: 500,
        tolerance: tolerance
      )
      return (point, loss.evaluations)
    }
    let usual = search(from: 9, Minimiser.usualTolerance)
    let coarse = search(from: 9, Minimiser.coarseTolerance)
    let near = search(from: 1.1, Minimiser.coarseTolerance)
    #expect(coarse.evaluations < usual.evaluations)
    #expect(near.evaluations < coarse.evaluations)
    for value in usual.point { #expect(abs(value - 1) < 0.01) }
    for value in coarse.point + near.point { #expect(abs(value - 1) < 0.05) }
  }

  @Test(
    arguments: [
      ([3, 2, 1, 4], 1, 2, [1, 2, 3]), ([3, 2, 1, 0], 1, 3, [1, 2, 3]),
      ([1, 2, 3, 4], 1, 0, [1, 2, 0]), ([2, 1, 3, 4], 1, 1, [1, 2, 0]),
      ([2, 2, 2], 1, 1, [1, 2, 0]), ([5], 0, 0, [0]), ([9, 8, 7, 6, 7], 4, 3, [4, 3, 2]),
    ] as [([Double], Int, Int, [Int])]
  )
  func theLowestPlaceIsFoundGoingDown(row: [Double], start: Int, wanted: Int, asked: [Int]) {
    var places: [Int] = []
    let found = Minimiser.lowest(of: row.indices, from: start) { place in
      places.append(place)
      return row[place]
    }
    #expect(found == wanted)
    #expect(places == asked)
  }

  /// The slopes of a loss equal its differences over small steps.
  private func checkGradient(_ loss: some SmoothLoss, at point: [Double]) {
    var gradient = [Double](repeating: 0, count: loss.dimension)
    var unused = gradient
    _ = loss.value(at: point, gradient: &gradient)
    for index in point.indices {
      var (above, below) = (point, point)
      above[index] += 1e-5
      below[index] -= 1e-5
      let rise = loss.value(at: above, gradient: &unused) - loss.value(at: below, gradient: &unused)
      #expect(abs(rise / 2e-5 - gradient[index]) < 1e-4, "\(index)")
    }
  }

  @Test func gradientsAreTheSlopes() {
    var words = SparseRows()
    var entries = SparseRows()
    words.append([(0, 1), (2, 1)])
    words.append([(1, 1)])
    words.append([])
    entries.append([(0, 1.2), (0, -0.5)], isAbove: [true, false])
    entries.append([(1, 0.8)], isAbove: [false])
    entries.append([], isAbove: [])
    let starts: [(Double, Double, Int?, Int)] = [(2, 0.5, 0, 2), (0, 1.5, 1, 0), (1, 1.2, nil, 1)]
    let cases = starts.map {
      PolarityLoss.Case(positive: $0, negative: $1, start: $2, gold: $3)
    }
    let polarity = PolarityLoss(
      cases: cases,
      words: words,
      entries: entries,
      wordCount: 3,
      entryCount: 2,
      startCount: 2,
      halfMass: 2,
      classWeights: [1.5, 0.5, 2],
      trust: 0.5,
      precision: 4
    )
    let point = (0..<polarity.dimension).map { Double($0 % 5) * 0.3 - 0.5 }
    checkGradient(polarity, at: point)
    let decision = DecisionLoss(
      rows: JoinedRows(own: words, width: 3),
      offsets: [0.5, -1, 2],
      isMember: [true, false, true],
      centres: [0, 1, 0],
      precisions: [1, 2, 3],
      scale: 0.7
    )
    checkGradient(decision, at: [0.3, -0.4, 1.2])
  }

  @Test(arguments: [[[0], [1], [0, 1]], [[0], [], [1]]])
  func gradientsOfTopicsAreTheSlopes(gold: [[Int]]) {
    var rows = SparseRows()
    rows.append([(0, 1), (1, 1)])
    rows.append([(1, 1)])
    rows.append([])
    var shared = SparseRows()
    shared.append([(0, 0.5)])
    shared.append([(0, 1), (1, 1)])
    shared.append([(1, 1)])
    let parts = [0.5, -1].map {
      TopicLoss.Part(
        rows: JoinedRows(own: rows, width: 2, shared: shared),
        offsets: [$0, 0, 1]
      )
    }
    let loss = TopicLoss(
      parts: parts,
      precisions: [[1, 2, 3, 4], [4, 3, 2, 1]],
      gold: gold,
      scale: 0.8
    )
    checkGradient(loss, at: [0.3, -0.4, 1.2, 0.1, -0.7, 0.2, 0.4, -0.1])
  }

  @Test func joinedRowsAreTheirCellsOneBehindTheOther() {
    var (own, shared, whole) = (SparseRows(), SparseRows(), SparseRows())
    let cells: [([(Int, Double)], [(Int, Double)])] = [
      ([(0, 1), (2, 2)], [(1, 3)]), ([], [(0, 4), (1, 1)]), ([(1, 5)], []),
    ]
    for (first, second) in cells {
      own.append(first)
      shared.append(second)
      whole.append(first + second.map { (3 + $0.0, $0.1) })
    }
    let joined = JoinedRows(own: own, width: 3, shared: shared)
    // One weight before those of the rows.
    let weights = [9, 1, 10, 100, 1000, 10000].map(Double.init)
    for row in cells.indices {
      let product = whole.product(row, weights.span, offset: 1)
      #expect(joined.product(row, weights.span, offset: 1) == product)
      var (a, b) = ([Double](repeating: 0, count: 6), [Double](repeating: 0, count: 6))
      var span = a.mutableSpan
      joined.add(row, times: 2, to: &span, offset: 1)
      span = b.mutableSpan
      whole.add(row, times: 2, to: &span, offset: 1)
      #expect(a == b)
    }
  }

  @Test(
    arguments: [
      ([100, 0], [100, 100], "100 rows, 100 bad; lift 2.00 (1.93 to 2.00)"),
      ([5, 5], [50, 50], "10 rows, 5 bad; lift 1.00 (0.47 to 1.53)"),
      ([1, 3], [50, 150], "4 rows, 1 bad; lift 1.00 (0.18 to 2.80)"),
      ([0, 0], [1, 1], ""),
    ]
  )
  func notesTellCountsAndLift(counts: [Int], totals: [Int], text: String) {
    #expect(WordNote.text(counts, of: totals, names: ["bad", "good"]) == text)
  }

  @Test(arguments: [("Can't Tell", "cant-tell"), ("  Late  Flight!", "late-flight"), ("ÄÖ", "")])
  func namesBecomeIDs(name: String, id: String) { #expect(FittedTopics.id(of: name) == id) }

  @Test(
    arguments: [
      ([1, 5, 3], ScoreScale.oneTo(5)), ([0, 10], .zeroToTen), ([1, 7], .oneTo(7)),
      ([9, 10], .zeroToTen),
    ] as [([Double], ScoreScale)]
  )
  func scalesAreFound(values: [Double], scale: ScoreScale) {
    #expect(RatingPolarity.scale(of: values) == scale)
  }

  @Test(arguments: [[], [1.5], [-2, 2], [11]] as [[Double]])
  func otherNumbersAreNoScale(values: [Double]) {
    #expect(RatingPolarity.scale(of: values) == nil)
  }

  @Test(
    arguments: [
      (1, ScoreScale.oneTo(5), SentimentLabel.negative), (3, .oneTo(5), .neutral),
      (4, .oneTo(5), .positive), (6, .zeroToTen, .negative), (8, .zeroToTen, .neutral),
      (9, .zeroToTen, .positive), (0, .oneTo(5), nil), (2.5, .oneTo(5), nil),
    ] as [(Double, ScoreScale, SentimentLabel?)]
  )
  func ratingsBecomePolarities(value: Double, scale: ScoreScale, label: SentimentLabel?) {
    #expect(RatingPolarity.polarity(of: value, on: scale) == label)
  }

  @Test func theDecisionWithTheBestF1IsFound() {
    let threshold = DecisionThreshold.best([3, 2, 1, 0], [true, true, false, false])
    #expect(threshold > 1 && threshold < 2)
  }

  @Test func thresholdsPartTheClasses() {
    let scores = (0..<90).map { index -> Double? in [-0.6, 0.0, 0.6][index % 3] }
    let best = ScoreThresholds.best(scores, (0..<90).map { $0 % 3 })
    #expect(best.f1 == 1 && best.thresholds == ScoreThresholds(positive: 150, negative: 150))
  }
}
