/// The least number of characters to put in, take out or change to make one string of another (Levenshtein, 1966).
enum EditDistance {
  /// Names are compared by their first characters only, so that hostile headers cost little.
  private static let comparedCharacters = 64

  static func between(_ left: String, _ right: String) -> Int {
    let left = Array(left.unicodeScalars.prefix(comparedCharacters))
    let right = Array(right.unicodeScalars.prefix(comparedCharacters))
    var row = Array(0...right.count)
    for (index, character) in left.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in right.indices {
        let change = diagonal + (right[column] == character ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(change, row[column] + 1, diagonal + 1)
      }
    }
    return row[right.count]
  }
}
