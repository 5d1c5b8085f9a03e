import Glibc
import LexiconMatching
import Tokenization

/// The words and word pairs that a fit may give weights, numbered from 0, with the rows that have each.
struct WordTable: Sendable {
  /// The fewest rows in which a word must stand.
  static let fewestRows = 3

  /// The forms by their numbers, in byte order.
  let forms: [String]

  /// For each row, the numbers of its words, ascending.
  let words: [[Int32]]

  /// Whether each form stands for all words that begin so.
  let isPrefix: [Bool]

  /// Numbers the forms that stand in enough rows and can stand in a lexicon file.
  init(_ rows: [FittingRow], _ forms: [UInt64: String]) {
    var counts: [UInt64: Int] = [:]
    for row in rows {
      for key in row.words { counts[key, default: 0] += 1 }
    }
    let tokenizer = Tokenizer()
    let idle = Self.idlePrefixes(counts, forms)
    var known: [(key: UInt64, form: String)] = []
    for (key, count) in counts where count >= Self.fewestRows && !idle.contains(key) {
      if let form = forms[key], Self.key(ofEntry: form, tokenizer) == key {
        known.append((key, form))
      }
    }
    known.sort { Array($0.form.utf8).lexicographicallyPrecedes(Array($1.form.utf8)) }
    var numbers: [UInt64: Int32] = [:]
    for (number, item) in known.enumerated() { numbers[item.key] = Int32(number) }
    self.forms = known.map(\.form)
    isPrefix = known.map { $0.form.hasSuffix("*") }
    words = rows.map { row in row.words.compactMap { numbers[$0] }.sorted() }
  }

  /// Returns the keys of prefixes that pool nothing: a longer one, or a word, stands in just as many rows.
  private static func idlePrefixes(_ counts: [UInt64: Int], _ forms: [UInt64: String]) -> Set<
    UInt64
  > {
    var idle: Set<UInt64> = []
    for (key, count) in counts {
      guard let form = forms[key]?.utf8 else { continue }
      let letters = form.last == UInt8(ascii: "*") ? form.dropLast() : form[...]
      for length in WordForms.prefixLengths where length <= letters.count {
        let prefix = WordForms.prefixKey(letters.prefix(length))
        if prefix != key, counts[prefix] == count { idle.insert(prefix) }
      }
    }
    return idle
  }

  /// Returns the key of what a form matches when it is read back from a lexicon file; nil where it is no entry.
  private static func key(ofEntry form: String, _ tokenizer: Tokenizer) -> UInt64? {
    guard !form.hasPrefix("#"), !form.contains("\t"), !form.contains("\n"),
      let pattern = try? Pattern(form, tokenizer), pattern.elements.count <= 2
    else { return nil }
    let keys = pattern.elements.map { element in
      switch element {
      case .form(let bytes): FormHash.of(bytes)
      case .prefix(let letters): WordForms.prefixKey(letters)
      case .number, .anyWord: WordForms.numberKey
      }
    }
    return keys.count == 1 ? keys[0] : WordForms.pairKey(keys[0], keys[1])
  }

  /// How often a word stands in the rows of each class.
  struct Evidence: Hashable, Sendable {
    /// The word's number.
    var word: Int
    /// The rows of each class that have the word.
    var counts: [Int]
    /// Dunning's log-likelihood ratio of the word against the classes; large where it tells them apart.
    var ratio: Double
  }

  /// Returns the words that tell some classes apart best, in the order of their numbers.
  ///
  /// Source of the measure: T. Dunning, "Accurate Methods for the Statistics of Surprise and Coincidence", 1993.
  ///
  /// - Parameters:
  ///   - rows: The rows to count in.
  ///   - classes: The class of each of these rows.
  ///   - classCount: How many classes there are.
  ///   - limit: The most words.
  ///   - pools: Whether prefixes, which pool the words that begin so, are among them.
  /// - Returns: The words, and how many of the rows each class has.
  func best(
    in rows: [Int],
    classes: [Int],
    classCount: Int,
    limit: Int,
    pools: Bool
  ) -> (words: [Evidence], totals: [Int]) {
    var totals = [Int](repeating: 0, count: classCount)
    var counts = [Int32](repeating: 0, count: forms.count * classCount)
    for (row, label) in zip(rows, classes) {
      totals[label] += 1
      for word in words[row] { counts[Int(word) * classCount + label] += 1 }
    }
    var found: [Evidence] = []
    for word in forms.indices where pools || !isPrefix[word] {
      let own = (0..<classCount).map { Int(counts[word * classCount + $0]) }
      guard own.reduce(0, +) >= Self.fewestRows else { continue }
      found.append(Evidence(word: word, counts: own, ratio: Self.ratio(own, totals)))
    }
    if found.count > limit {
      found.sort { ($1.ratio, $0.word) < ($0.ratio, $1.word) }
      found.removeLast(found.count - limit)
      found.sort { $0.word < $1.word }
    }
    return (found, totals)
  }

  private static func ratio(_ counts: [Int], _ totals: [Int]) -> Double {
    let all = Double(totals.reduce(0, +))
    let own = Double(counts.reduce(0, +))
    var sum = 0.0
    for (count, total) in zip(counts, totals) where total > 0 {
      let share = Double(total) / all
      if count > 0 { sum += Double(count) * log(Double(count) / (own * share)) }
      let rest = Double(total - count)
      if rest > 0 { sum += rest * log(rest / ((all - own) * share)) }
    }
    return 2 * sum
  }
}

/// Where the words of a fit stand among its columns.
struct WordColumns: Sendable {
  private var columns: [Int32]

  /// Numbers the words of a fit in their order.
  init(_ words: [WordTable.Evidence], of table: WordTable) {
    columns = [Int32](repeating: -1, count: table.forms.count)
    for (column, word) in words.enumerated() { columns[word.word] = Int32(column) }
  }

  /// Returns the cells of a row: 1 for each word of the fit that it has.
  func cells(of words: [Int32]) -> [(column: Int, value: Double)] {
    words.compactMap { columns[Int($0)] >= 0 ? (Int(columns[Int($0)]), 1) : nil }
  }
}
