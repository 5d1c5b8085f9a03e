import Foundation

/// The texts that fuzzing begins with: Unicode's samples of word breaks, and our own labelled comments.
enum SeedTexts {
  private static let samples = "/usr/share/unicode/auxiliary/WordBreakTest.txt"
  private static let comments = "Corpora/gold/gold.ndjson"

  /// Writes each text as a file of its own.
  static func write(to folder: String) throws {
    let texts = try sampleTexts() + commentTexts()
    for (number, text) in texts.enumerated() {
      try Data(text.utf8).write(to: URL(filePath: folder).appending(path: "seed-\(number)"))
    }
  }

  private static func lines(of path: String) throws -> [Substring] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
  }

  private static func sampleTexts() throws -> [String] {
    try lines(of: samples).filter { $0.first == "÷" }.map { line in
      let numbers = line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace)
      let scalars = numbers.compactMap { UInt32($0, radix: 16).flatMap(Unicode.Scalar.init) }
      return String(String.UnicodeScalarView(scalars))
    }
  }

  private struct Labelled: Decodable { var text: String }

  private static func commentTexts() throws -> [String] {
    try lines(of: comments).map { line in
      try JSONDecoder().decode(Labelled.self, from: Data(line.utf8)).text
    }
  }
}
