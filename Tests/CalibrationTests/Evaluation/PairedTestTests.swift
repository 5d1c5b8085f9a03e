import Synchronization
import Testing

@testable import Calibration

struct PairedTestTests {
  @Test(arguments: [
    (0, 0, 1.0), (1, 0, 1.0), (5, 0, 0.0625), (6, 0, 0.03125), (2, 8, 0.109375),
    // 2 · P(X ≤ 4) of 20 fair coins: 2 · 6196 / 2²⁰.
    (16, 4, 12_392.0 / 1_048_576), (3, 3, 1.0),
  ])
  func `McNemar's exact probability`(first: Int, second: Int, expected: Double) {
    #expect(abs(PairedTest.mcNemar(first, second) - expected) < 1e-12)
    #expect(PairedTest.mcNemar(first, second) == PairedTest.mcNemar(second, first))
  }

  @Test
  func `a clear difference gets a verdict and equal tools get none`() {
    let gold = (0..<200).map { $0 % 3 }
    let good = gold.enumerated().map { $0.offset % 10 == 0 ? ($0.element + 1) % 3 : $0.element }
    let bad = gold.enumerated().map { $0.offset % 3 == 0 ? nil : $0.element as Int? }
    let bootstrap = Bootstrap(samples: 200, seed: 7)
    let clear = PairedTest(
      gold: gold,
      first: good,
      second: bad,
      classes: 3,
      bootstrap: bootstrap
    )
    #expect(clear.accuracyVerdict == .better && clear.figureVerdict == .better)
    let reverse = PairedTest(
      gold: gold,
      first: bad,
      second: good,
      classes: 3,
      bootstrap: bootstrap
    )
    #expect(reverse.accuracyVerdict == .worse && reverse.figureVerdict == .worse)
    #expect(reverse.accuracyDifference == -clear.accuracyDifference)
    let same = PairedTest(gold: gold, first: bad, second: bad, classes: 3, bootstrap: bootstrap)
    #expect(same.accuracyVerdict == .cannotTell && same.figureVerdict == .cannotTell)
    #expect(same.figureRange == FigureRange(low: 0, high: 0))
  }

  @Test
  func `without samples there is no verdict on the macro-F1`() {
    let test = PairedTest(
      gold: [0, 1],
      first: [0, 1],
      second: [1, 1],
      classes: 3,
      bootstrap: Bootstrap(samples: 0, seed: 1)
    )
    #expect(test.figureRange == nil && test.figureVerdict == nil)
  }
}

struct BootstrapTests {
  @Test
  func `the seed alone decides`() {
    let values = (0..<50).map(Double.init)
    @Sendable func mean(_ weights: [Int32]) -> [Double?] {
      [zip(values, weights).reduce(0) { $0 + $1.0 * Double($1.1) } / 50, nil]
    }
    let first = Bootstrap(samples: 400, seed: 1).intervals(rows: 50, figures: 2, mean)
    #expect(first == Bootstrap(samples: 400, seed: 1).intervals(rows: 50, figures: 2, mean))
    #expect(first != Bootstrap(samples: 400, seed: 2).intervals(rows: 50, figures: 2, mean))
    #expect(first[1] == nil)
    // The mean of 0…49 is 24.5, its standard error 14.4 / √50 = 2.04.
    #expect(first[0].map { abs($0.low - 20.5) < 1 && abs($0.high - 28.5) < 1 } == true)
  }

  @Test(arguments: [(9, 2), (9, 3), (400, 7), (3, 8)])
  func `the workers do not matter`(samples: Int, jobs: Int) {
    func ranges(jobs: Int) -> [FigureRange?] {
      Bootstrap(samples: samples, seed: 5, jobs: jobs).intervals(rows: 30, figures: 2) { weights in
        [Double(weights[0]), Double(weights[29]) / Double(1 + weights[3])]
      }
    }
    #expect(ranges(jobs: jobs) == ranges(jobs: 1))
  }

  @Test
  func `each sample has as many rows as there are`() {
    let sums = Mutex<Set<Int32>>([])
    _ = Bootstrap(samples: 20, seed: 3).intervals(rows: 17, figures: 1) { weights in
      _ = sums.withLock { $0.insert(weights.reduce(0, +)) }
      return [0]
    }
    #expect(sums.withLock(\.self) == [17])
    #expect(Bootstrap(samples: 0, seed: 3).intervals(rows: 17, figures: 1) { _ in [0] } == [nil])
  }
}
