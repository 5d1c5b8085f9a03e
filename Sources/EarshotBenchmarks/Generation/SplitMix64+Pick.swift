import FeedbackModel

extension SplitMix64 {
  /// Returns an element of a list that is not empty.
  mutating func pick<Element>(_ list: [Element]) -> Element { list[index(below: list.count)] }
}
