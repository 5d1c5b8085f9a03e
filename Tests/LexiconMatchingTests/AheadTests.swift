import Synchronization
import Testing

@testable import LexiconMatching

struct AheadTests {
  @Test
  func `what is made ahead is made once, and taken once`() {
    for round in 0..<200 {
      let times = Atomic<Int>(0)
      let ahead = Ahead {
        times.add(1, ordering: .relaxed)
        return round
      }
      #expect(ahead.take() == round)
      #expect(ahead.take() == nil)
      #expect(times.load(ordering: .relaxed) == 1)
    }
  }

  /// More at once than there are threads, each waiting for another: whoever waits for what nobody began makes it.
  @Test
  func `nobody waits for a thread that is not there`() {
    let sums = Concurrently.map(Array(0..<200)) { number in
      let inner = Ahead {
        let innermost = Ahead { number }
        return innermost.take() ?? -1
      }
      return inner.take() ?? -1
    }
    #expect(sums == Array(0..<200))
  }

  @Test(arguments: [0, 1, 2, 3, 100, 1000])
  func `results come in the order of the elements`(count: Int) {
    let elements = (0..<count).map { "\($0)" }
    #expect(Concurrently.map(elements) { $0 + "!" } == elements.map { $0 + "!" })
  }
}
