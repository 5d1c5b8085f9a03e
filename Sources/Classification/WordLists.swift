/// The word lists that rules name, such as `(wait* | queue*)`, each once however many rules name it.
struct WordLists: Sendable {
  private var numbers: [[Int32]: Int] = [:]
  private var starts: [Int32] = [0]
  private var patterns: [Int32] = []

  /// How many lists there are; they are numbered from 0.
  var count: Int { starts.count - 1 }

  /// Creates an empty collection.
  init() {}

  /// Returns the number of a list of patterns.
  mutating func number(of members: some Sequence<Int32>) -> Int {
    let list = Set(members).sorted()
    if let known = numbers[list] { return known }
    numbers[list] = count
    patterns += list
    starts.append(Int32(patterns.count))
    return count - 1
  }

  /// The patterns of a list, ascending.
  func members(of list: Int) -> ArraySlice<Int32> {
    patterns[Int(starts[list])..<Int(starts[list + 1])]
  }
}
