import Dispatch
import Synchronization

/// Shares equal work out among the cores.
package enum Concurrently {
  /// Returns what becomes of each element, in the order of the elements; the last ones are begun first.
  ///
  /// - Parameters:
  ///   - elements: What is worked on.
  ///   - transform: The work; its result must depend on the element alone.
  /// - Returns: The results in the order of the elements.
  package static func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element],
    _ transform: @Sendable (Element) -> Result
  ) -> [Result] {
    let results = Mutex([Result?](repeating: nil, count: elements.count))
    DispatchQueue.concurrentPerform(iterations: elements.count) { turn in
      let place = elements.count - 1 - turn
      let result = transform(elements[place])
      results.withLock { $0[place] = result }
    }
    return results.withLock { $0.compactMap(\.self) }
  }
}
