import FeedbackModel
import Testing

@testable import Triage

@Suite("Bounded heaps")
struct BoundedHeapTests {
  @Test("keep the best, whatever the order", arguments: [0, 1, 2, 7, 64, 300])
  func best(_ capacity: Int) {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed \(seed)")
    var generator = SplitMix64(seed: seed)
    let numbers = (0..<200).map { _ in Int.random(in: 0..<100, using: &generator) }
    var heap = BoundedHeap<Int>(capacity: capacity) { $0 > $1 }
    for number in numbers { heap.insert(number) }
    #expect(heap.sorted == Array(numbers.sorted(by: >).prefix(capacity)))
    #expect(heap.worst == heap.sorted.last)
    #expect(heap.isFull == (capacity <= 200))
  }

  @Test("keep nothing below no capacity")
  func negative() {
    var heap = BoundedHeap<Int>(capacity: -3) { $0 > $1 }
    heap.insert(1)
    #expect(heap.elements.isEmpty)
  }
}
