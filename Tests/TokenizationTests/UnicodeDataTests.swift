import Foundation
import Testing

@testable import Tokenization

/// The texts of the Unicode character database that are made to try word boundaries.
struct UnicodeDataTests {
  private static let folder = "/usr/share/unicode/"

  /// Returns the lines of a file without comments and empty ones.
  private static func lines(of name: String) throws -> [Substring] {
    guard let data = FileManager.default.contents(atPath: folder + name) else {
      throw MissingData(path: folder + name)
    }
    return String(decoding: data, as: UTF8.self).split(separator: "\n").compactMap { line in
      let content = line.prefix { $0 != "#" }
      return content.contains { !$0.isWhitespace } ? content : nil
    }
  }

  private struct MissingData: Error, CustomStringConvertible {
    let path: String
    var description: String {
      "\(path) is missing, so nothing was compared. Fix: run .ci/packages, which installs Debian's unicode-data"
    }
  }

  private static func scalars(_ numbers: some Sequence<Substring>) -> [Unicode.Scalar] {
    numbers.compactMap { UInt32($0, radix: 16).flatMap(Unicode.Scalar.init) }
  }

  /// A line of `WordBreakTest.txt`: a text, and where Unicode's own rules cut it, in bytes.
  private struct Sample {
    var bytes: [UInt8] = []
    var ends: [Int32] = []

    init(_ line: Substring) {
      for sign in line.split(whereSeparator: \.isWhitespace) {
        if sign == "÷" {
          if !bytes.isEmpty { ends.append(Int32(bytes.count)) }
        } else if sign != "×" {
          for scalar in UnicodeDataTests.scalars([sign]) {
            bytes += Array(String(Character(scalar)).utf8)
          }
        }
      }
    }

    var codePoints: String {
      String(decoding: bytes, as: UTF8.self).unicodeScalars
        .map { String($0.value, radix: 16, uppercase: true) }.joined(separator: " ")
    }
  }

  @Test func `Unicode's samples have ICU's words`() throws {
    let samples = try Self.lines(of: "auxiliary/WordBreakTest.txt").map(Sample.init)
    try #require(samples.count > 1_800)
    let oracle = WordOracle()
    for sample in samples {
      let difference = oracle.difference(in: sample.bytes)
      #expect(difference == nil)
    }
    let whole = samples.flatMap(\.bytes)
    let difference = oracle.difference(in: whole)
    #expect(difference == nil)
  }

  /// Where ICU departs from UAX #29 on purpose: ":" joins no letters in the rules of its root locale.
  @Test func `ICU's own rules differ from Unicode's in the colon alone`() throws {
    let samples = try Self.lines(of: "auxiliary/WordBreakTest.txt").map(Sample.init)
    let departures = samples.filter { WordOracle.boundaries(of: $0.bytes).ends != $0.ends }
      .map(\.codePoints)
    #expect(departures == Self.departures)
  }

  private static let departures = [
    "61 3A 41", "61 3A 308 41", "61 3A 5D0", "61 3A 308 5D0", "61 3A 61 2060", "61 3A 308 61 2060",
    "61 3A 61 3A", "61 3A 308 61 3A", "61 3A 61 27", "61 3A 308 61 27", "61 3A 61 27 2060",
    "61 3A 308 61 27 2060", "61 3A 61 2C", "61 3A 308 61 2C", "41 3A 41",
  ]

  @Test func `emoji have ICU's words, alone and among words`() throws {
    let emoji = try Self.lines(of: "emoji/emoji-test.txt").map { line in
      let numbers = line.prefix { $0 != ";" }.split(separator: " ")
      return Self.scalars(numbers).flatMap { Array(String(Character($0)).utf8) }
    }
    try #require(emoji.count > 4_500)
    let oracle = WordOracle()
    for (place, bytes) in emoji.enumerated() {
      let next = emoji[(place + 1) % emoji.count]
      for text in [
        bytes, bytes + bytes, [0x61] + bytes + [0x31], bytes + next, [0x20] + bytes + [0x20],
      ] {
        let difference = oracle.difference(in: text)
        #expect(difference == nil)
      }
    }
  }
}
