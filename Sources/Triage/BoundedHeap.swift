/// The best elements of all that were offered, at most `capacity` of them.
///
/// A binary heap with the worst kept element at its root, so that one comparison turns most offers down. With a total
/// order the kept set depends on the offered set alone, not on the order of the offers.
struct BoundedHeap<Element: Sendable>: Sendable {
  private(set) var elements: [Element] = []
  let capacity: Int
  private let isBetter: @Sendable (borrowing Element, borrowing Element) -> Bool

  init(
    capacity: Int,
    isBetter: @escaping @Sendable (borrowing Element, borrowing Element) -> Bool
  ) {
    self.capacity = max(0, capacity)
    self.isBetter = isBetter
  }

  /// Whether every offer from now on puts another element out.
  var isFull: Bool { elements.count >= capacity }

  /// The worst element that is kept.
  var worst: Element? { elements.first }

  /// Keeps the element if it is among the best.
  mutating func insert(_ element: Element) {
    guard capacity > 0 else { return }
    if elements.count < capacity {
      elements.append(element)
      siftUp()
    } else if isBetter(element, elements[0]) {
      elements[0] = element
      siftDown()
    }
  }

  /// The kept elements, the best first.
  var sorted: [Element] { elements.sorted { isBetter($0, $1) } }

  private mutating func siftUp() {
    var child = elements.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard isBetter(elements[parent], elements[child]) else { return }
      elements.swapAt(parent, child)
      child = parent
    }
  }

  private mutating func siftDown() {
    var parent = 0
    while true {
      var worst = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < elements.count && isBetter(elements[worst], elements[child]) {
        worst = child
      }
      guard worst != parent else { return }
      elements.swapAt(parent, worst)
      parent = worst
    }
  }
}
