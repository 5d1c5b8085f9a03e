import FeedbackModel
import Testing

@testable import LexiconMatching

struct LexiconRowsTests {
  private static let head = """
    #: kind: valence
    #: name: test
    #: version: 1
    #: language: en
    #: licence: Apache-2.0
    #: source: test
    form\tvalence\ttags

    """

  private func table(_ body: [UInt8]) throws -> (table: LexiconTable, faults: [Int]) {
    var found: [Diagnostic] = []
    let read = LexiconTable.read(Array(Self.head.utf8) + body, "list.tsv", &found)
    return (try #require(read), found.compactMap { $0.location?.line })
  }

  /// The entries of a body, line by line and field by field.
  private func oracle(_ body: [UInt8]) -> (rows: [(line: Int, fields: [String])], faults: [Int]) {
    var rows: [(line: Int, fields: [String])] = []
    var faults: [Int] = []
    let lines = body.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (place, line) in lines.enumerated() {
      let number = Self.head.split(separator: "\n").count + place + 1
      let bytes = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      guard bytes.contains(where: { $0 != 0x20 && $0 != 0x09 }) else { continue }
      guard let text = String(validating: bytes, as: UTF8.self) else {
        faults.append(number)
        continue
      }
      if text.utf8.first == UInt8(ascii: "#"), text.utf8.dropFirst().first != 0x09 { continue }
      var fields = text.utf8.split(separator: 0x09, omittingEmptySubsequences: false)
        .map { Substring($0).trimmed }
      if (2...3).contains(fields.count) {
        while fields.count < 3 { fields.append("") }
        rows.append((number, fields))
      } else {
        faults.append(number)
      }
    }
    return (rows, faults)
  }

  @Test(arguments: UInt64(1)...60)
  func `random bodies are cut as line by line`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let pieces: [[UInt8]] = [
      "a", "late", "1.5", " ", "\t", "\t", "\r", "\n", "\n", "#", "é", "#\t",
    ]
    .map { Array($0.utf8) }
    var body = (0..<200).flatMap { _ in pieces.randomElement(using: &random)! }
    // Half of the files have a line in another charset.
    if seed.isMultiple(of: 2) { body.insert(0xE9, at: body.count / 2) }
    let (table, faults) = try table(body)
    let expected = oracle(body)
    #expect(faults == expected.faults, "seed \(seed)")
    #expect(table.rows.map(\.line) == expected.rows.map(\.line), "seed \(seed)")
    #expect(table.rows.map(\.fields) == expected.rows.map(\.fields), "seed \(seed)")
    for (row, fields) in zip(table.rows, expected.rows.map(\.fields)) {
      for field in 0..<3 {
        #expect(row.text(field) == fields[field])
        #expect(row.isEmpty(field) == fields[field].isEmpty)
        #expect(row.has("late", in: field) == (fields[field] == "late"))
        #expect(row.thousandths(field) == Thousandths.parse(fields[field]))
      }
    }
    for (row, last) in zip(table.rows.dropFirst(), expected.rows) {
      for field in 0..<3 { #expect(row.repeats(field) == (row.text(field) == last.fields[field])) }
    }
    if let first = table.rows.first { #expect(!first.repeats(0)) }
  }

  @Test
  func `the kind cannot change below the columns`() throws {
    let (table, faults) = try table(Array("a\t1\n#: kind: topics\nb\t2\n".utf8))
    #expect(faults == [9])
    #expect(table.kind == .valence)
    #expect(table.rows.map { $0.text(0) } == ["a", "b"])
  }

  @Test
  func `a file without a size is read to its end`() throws {
    // The system makes it up as it is read, and says that it has no bytes.
    let bytes = try FileReading.bytes(of: "/proc/self/status")
    #expect(String(decoding: bytes, as: UTF8.self).contains("VmPeak"))
  }
}
