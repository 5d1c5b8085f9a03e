import Testing
import Tokenization

@testable import LexiconMatching

struct PatternTests {
  static let readable: [(String, [String])] = [
    ("refund", ["refund"]),
    ("Refund", ["refund"]),
    ("on hold", ["on", "hold"]),
    ("  on   hold ", ["on", "hold"]),
    ("delay*", ["delay~"]),
    ("Delay* again", ["delay~", "again"]),
    ("the * was late", ["the", "?", "was", "late"]),
    ("<n> minutes", ["#", "minutes"]),
    ("waited <n> hour*", ["waited", "#", "hour~"]),
    ("check-in", ["check", "in"]),
    ("f***", ["f", "*", "*", "*"]),
    ("re-book*", ["re", "book~"]),
    ("and/or", ["and", "or"]),
    ("don’t", ["don't"]),
    ("don't", ["don't"]),
    ("couldn't*", ["couldn't~"]),
    ("O'Brien", ["o'brien"]),
    ("Straße", ["strasse"]),
    ("24/7", ["24", "7"]),
    (":(", [":("]),
    (":-*", [":-*"]),
    ("👍🏽", ["👍"]),
    ("❤️", ["❤"]),
    ("#fail", ["#fail"]),
    ("a b c d e f g h i j k l", Array("abcdefghijkl").map(String.init)),
  ]

  /// `~` stands behind a prefix, `?` for any one word, `#` for a number.
  @Test(arguments: readable)
  func `patterns are read`(text: String, expected: [String]) throws {
    let tokenizer = Tokenizer()
    let elements = try Pattern(text, tokenizer).elements
    let written = elements.map { element in
      switch element {
      case .form(let form): String(decoding: form, as: UTF8.self)
      case .prefix(let prefix): String(decoding: prefix, as: UTF8.self) + "~"
      case .number: "#"
      case .anyWord: "?"
      }
    }
    #expect(written == expected)
  }

  static let unreadable: [(String, String)] = [
    ("", "empty"),
    ("   ", "empty"),
    ("*", "lone star"),
    ("* late", "lone star"),
    ("late *", "lone star"),
    ("de*", "fewer than 3 letters"),
    (String(repeating: "a", count: 65) + "*", "more than 64 bytes"),
    ("check-in*", "fewer than 3 letters"),
    ("d* late", "fewer than 3 letters"),
    ("@united", "never looked up"),
    ("see www.example.org", "never looked up"),
    ("jo@example.org", "never looked up"),
    ("a b c d e f g h i j k l m", "13 words; at most 12"),
  ]

  @Test(arguments: unreadable)
  func `what is no pattern is told with its mend`(text: String, part: String) {
    let tokenizer = Tokenizer()
    do {
      let pattern = try Pattern(text, tokenizer)
      Issue.record("'\(text)' was read as \(pattern.elements)")
    } catch {
      #expect(error.message.contains(part))
      #expect(!error.remedy.isEmpty)
    }
  }

  @Test
  func `equal patterns have one number, and keep the first way of writing`() throws {
    var builder = PatternTableBuilder()
    let first = try builder.add("Check-in")
    let other = try builder.add("queue")
    let again = try builder.add("check in")
    let table = builder.build()
    #expect(first == again)
    #expect(first != other)
    #expect(table.count == 2)
    #expect(table.text(of: first) == "Check-in")
    #expect(table.length(of: first) == 2)
    #expect(table.length(of: other) == 1)
  }
}
