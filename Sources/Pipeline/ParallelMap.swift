import FeedbackModel

/// Works on the elements of a list in several tasks.
package enum ParallelMap {
  /// Returns what becomes of each element, in the order of the elements.
  ///
  /// - Parameters:
  ///   - elements: What is worked on.
  ///   - jobs: The most tasks at once.
  ///   - transform: The work; its result must depend on the element alone.
  /// - Returns: The results in the order of the elements.
  /// - Throws: What the work throws, and `RunInterrupted`.
  package static func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element],
    jobs: Int,
    _ transform: @escaping @Sendable (Element) throws -> Result
  ) async throws -> [Result] {
    try await withThrowingTaskGroup(of: (Int, Result).self) { group in
      var results = [Result?](repeating: nil, count: elements.count)
      var next = 0
      while next < min(max(1, jobs), elements.count) {
        let (place, element) = (next, elements[next])
        group.addTask { (place, try transform(element)) }
        next += 1
      }
      while let (place, result) = try await group.next() {
        if Interruption.isRequested { throw RunInterrupted() }
        results[place] = result
        guard next < elements.count else { continue }
        let (following, element) = (next, elements[next])
        group.addTask { (following, try transform(element)) }
        next += 1
      }
      return results.compactMap(\.self)
    }
  }
}
