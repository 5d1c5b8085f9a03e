import FeedbackModel
import Foundation
import Testing

@testable import Ingestion

/// A dictionary in some format, and what it says: a line an entry, `form | category | meaning`, and a line a loss, `line: text`.
struct DictionarySample: CustomTestStringConvertible, Sendable {
  var format: DictionaryFormat
  var suffix: String
  var text: String
  var entries: [String]
  var losses: [String] = []

  var testDescription: String { "\(format) \(suffix)" }

  static let all: [DictionarySample] = [
    DictionarySample(
      format: .vader,
      suffix: ".txt",
      text:
        ":)\t2.0\t1.2\t[2, 3]\nawful\t-2.0\t0.8\t[-2, -1]\nnah\nfar\t9\t1\t[]\nhuge\tinf\t1\t[]\n"
        + "\ncan't stand\t-2.04\t0.4\t[]\nfine\t0.8\t0.6\t[]\nsad\t-2.1\t0.9\t[]\n"
        + "glad\t2.0\t0.6\t[]\ncalm\t1.3\t0.6\t[]\nkind\t2.4\t0.6\t[]\ndull\t-1.7\t0.6\t[]\n"
        + "grim\t-2.7\t0.6\t[]\nwarm\t0.9\t0.6\t[]\n",
      entries: [
        ":) | | 2.0", "awful | | -2.0", "can't stand | | -2.04", "fine | | 0.8", "sad | | -2.1",
        "glad | | 2.0", "calm | | 1.3", "kind | | 2.4", "dull | | -1.7", "grim | | -2.7",
        "warm | | 0.9",
      ],
      losses: ["3: nah", "4: far\t9\t1\t[]", "5: huge\tinf\t1\t[]"]
    ),
    DictionarySample(
      format: .afinn,
      suffix: ".txt",
      text: "can't stand\t-3\r\nsuperb\t5\r\nsome kind\t0\r\nawful\t-5\r\nso so\t-1\r\n",
      entries: [
        "can't stand | | -2.4", "superb | | 4.0", "some kind | | 0.0", "awful | | -4.0",
        "so so | | -0.8",
      ]
    ),
    DictionarySample(
      format: .liwc,
      suffix: ".dic",
      text:
        "%\n1\tfunct\n2\tpronoun\n125\taffect\n126\tposemo\n%\n\nabando*\t125\nhappy\t125 \t126\n"
        + "like\t(02 134)125/464\t253\nkind\t<of>131/125\nlost\t999\nbare\n:)\t126\nkind of\t1\n",
      entries: [
        "abando* | affect | member", "happy | affect | member", "happy | posemo | member",
        ":) | posemo | member", "kind of | funct | member",
      ],
      losses: [
        "10: like\t(02 134)125/464\t253", "11: kind\t<of>131/125", "12: lost 999", "13: bare",
      ]
    ),
    DictionarySample(
      format: .liwc,
      suffix: ".dic",
      text:
        "%\n1\tAffect\n\t2\tPosEmo\n\t\t3\tJoy\n\t4\tNegEmo\n5\tSocial\n%\njoy\t3\ngrief\t4\nally\t5\n",
      entries: [
        "joy | Affect/PosEmo/Joy | member", "grief | Affect/NegEmo | member",
        "ally | Social | member",
      ]
    ),
    DictionarySample(
      format: .lexicoder,
      suffix: ".lc3",
      text: "A LIE\n+NEGATIVE\nABANDON*\nA LIE\n+ neg\n+neg_positive\nNOT GOOD\n",
      entries: [
        "ABANDON* | NEGATIVE | member", "A LIE | NEGATIVE | member", "+ neg | NEGATIVE | member",
        "NOT GOOD | neg_positive | member",
      ],
      losses: ["1: A LIE"]
    ),
    DictionarySample(
      format: .wordstat,
      suffix: ".cat",
      text: "ECONOMY\n\tGROWTH\n\t\tRISE* (1)\n\t\tGOOD_TIMES (2)\n    \tDEBT\n\t\tOWE (1)\n"
        + "\t\t@NEARBY [BANK /S LOAN] (1)\nSTRAY\nLATE (A)\n\tTRAIN (0.5)\n",
      entries: [
        "RISE* | ECONOMY/GROWTH | member", "GOOD TIMES | ECONOMY/GROWTH | member 2.0",
        "OWE | ECONOMY/DEBT | member", "TRAIN | LATE (A) | member 0.5",
      ],
      losses: ["7: @NEARBY [BANK /S LOAN]"]
    ),
    DictionarySample(
      format: .quanteda,
      suffix: ".yml",
      text:
        "economy:\n  growth: [rise*, good_times]\n  debt:\n    - owe\n    - 'no'\nstaff:\n  - rude  manner\nempty:\n",
      entries: [
        "rise* | economy/growth | member", "good times | economy/growth | member",
        "owe | economy/debt | member", "no | economy/debt | member", "rude manner | staff | member",
      ]
    ),
    DictionarySample(
      format: .yoshikoder,
      suffix: ".ykd",
      text: """
        <?xml version="1.0" encoding="UTF-8"?>
        <!-- a <pnode name="ghost"/> -->
        <dictionary style="050805" patternengine="substring">
        <pnode name="before"/>
        <cnode name="All"><pnode name="bare"/>
          <cnode name="R &amp; D" desc='it&apos;s "ours"'>
            <pnode name="caf&#233;*"></pnode>
            <pnode name = "a &lt; b &unknown; &" />
            <pnode/>
            <cnode name="Deep"/><cnode name="Inner"><pnode name="x&#x21;"/></cnode>
          </cnode>
        </cnode>
        </dictionary>
        """,
      entries: [
        "café* | R & D | member", "a < b &unknown; & | R & D | member", "x! | R & D/Inner | member",
      ],
      losses: ["4: before", "5: bare", "9: pnode"]
    ),
    DictionarySample(
      format: .nrc,
      suffix: ".txt",
      text:
        "\nabandon\tfear\t1\nabandon\tjoy\t0\nabandon\tnegative\t1\nodd line\nally\ttrust\t1\nally\tjoy\t2\n"
        + (1...9).map { "word\(Character(UnicodeScalar(96 + $0)!))\tjoy\t0\n" }.joined(),
      entries: [
        "abandon | fear | member", "abandon | negative | member", "ally | trust | member",
      ],
      losses: ["5: odd line", "7: ally\tjoy\t2"]
    ),
    DictionarySample(
      format: .sentimentr,
      suffix: ".csv",
      text: "x,y\nawful,-1\n\"good, really\",0.75\nodd,\n",
      entries: ["awful | | -2.0", "good, really | | 1.5"],
      losses: ["4: odd "]
    ),
    DictionarySample(
      format: .sentimentr,
      suffix: ".csv",
      text: "x,y\nnot,1\nvery,2\nbarely,3\nbut,4\n",
      entries: [
        "not | | negator", "very | | intensity 1.8", "barely | | intensity 0.2",
        "but | | contrast 0.75 1.25",
      ]
    ),
    DictionarySample(
      format: .spreadsheet,
      suffix: ".csv",
      text:
        "Term;Category;Weight\nlate;Delivery > Delay;\nice;Food/Drink;\nrude;Staff;0.5\nfine;;1.5\nbad;;\n;Staff;1\nodd;Staff;much\n",
      entries: [
        "late | Delivery/Delay | member", "ice | Food/Drink | member", "rude | Staff | member 0.5",
        "fine | | 1.5",
      ],
      losses: ["6: bad", "7: Staff", "8: odd much"]
    ),
  ]
}

extension DictionaryEntry {
  /// The entry as the samples write it.
  var shown: String {
    let meaning =
      switch self.meaning {
      case .valence(let value): "\((value * 1000).rounded() / 1000)"
      case .member(let weight): weight.map { "member \($0)" } ?? "member"
      case .negator: "negator"
      case .intensity(let factor): "intensity \((factor * 1000).rounded() / 1000)"
      case .contrast(let before, let after): "contrast \(before) \(after)"
      case .spelling(let standard): "spelling \(standard)"
      }
    let category = category.isEmpty ? "" : " " + category.joined(separator: "/")
    return "\(form) |\(category) | \(meaning)"
  }
}

@Suite("Dictionaries of other tools")
struct ImportedDictionaryTests {
  private static func read(
    _ bytes: [UInt8],
    suffix: String = ".txt",
    _ format: DictionaryFormat? = nil,
    encoding: String? = nil
  ) throws -> ImportedDictionary {
    let file = TemporaryFile(bytes, suffix: suffix)
    return try withExtendedLifetime(file) {
      try ImportedDictionary(path: file.path, format: format, encoding: encoding)
    }
  }

  @Test("are read whole, with the format found or told", arguments: DictionarySample.all)
  func samples(_ sample: DictionarySample) throws {
    for format in [nil, sample.format] {
      let read = try Self.read(Array(sample.text.utf8), suffix: sample.suffix, format)
      #expect(read.format == sample.format)
      #expect(read.entries.map(\.shown) == sample.entries)
      #expect(read.losses.map { "\($0.location.line ?? 0): \($0.text)" } == sample.losses)
      #expect(read.losses.allSatisfy { !$0.reason.isEmpty })
      #expect(read.files.map(\.encoding) == ["UTF-8"] && read.files[0].sha256.count == 64)
    }
  }

  @Test("are told from their first lines where the name says nothing")
  func detection() throws {
    for sample in DictionarySample.all where sample.format != .quanteda {
      // A tree of WordStat without its name is not to be told from a list of anything.
      guard sample.format != .wordstat, sample.format != .spreadsheet else { continue }
      // A word before the first category is not a mark of Lexicoder.
      let text = sample.format == .lexicoder ? "+a\nb\n" : sample.text
      #expect(try Self.read(Array(text.utf8)).format == sample.format, "\(sample)")
    }
  }

  @Test("in old charsets, and with a mark at their head")
  func charsets() throws {
    let latin: [UInt8] = Array("FOOD\n\tCAF".utf8) + [0xC9] + Array("* (1)\n".utf8)
    let read = try Self.read(latin, suffix: ".cat", encoding: "ISO-8859-1")
    #expect(read.entries.map(\.shown) == ["CAFÉ* | FOOD | member"])
    let marked = [0xEF, 0xBB, 0xBF] + Array("%\n1\tFood\n%\ntea\t1\n".utf8)
    #expect(try Self.read(marked).entries.map(\.form) == ["tea"])
    let wide = Array("x,y\nawful,-1\n".utf16).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    let table = try Self.read([0xFF, 0xFE] + wide, suffix: ".csv")
    #expect(table.entries.map(\.shown) == ["awful | | -2.0"])
  }

  @Test(
    "that are broken are an error with line and mend",
    arguments: [
      ("%\n1\tA\nword\t1\n", ".dic", ":1: error: no second line '%' ends the categories"),
      ("1\tA\n", ".dic", ":1: error: the file does not begin with a line '%'"),
      ("%\n1\tA\n1\tB\n%\n", ".dic", ":3: error: the id 1 stands twice"),
      ("%\nA\n%\n", ".dic", ":2: error: 'A' is no id and name of a category"),
      ("A\n\tB\n        C\n    D\n", ".cat", ":3: error: blanks and tabs are mixed"),
      ("- a\n- b\n", ".yml", ":1: error: the file holds no keys with words below them"),
      ("a:\n\t- b\n", ".yml", ":2: error: the line begins with a tab"),
      ("a: &x [b]\nc: *x\n", ".yaml", ":1: error: '&x' looks like an anchor"),
      ("? [a, b]\n: c\n", ".yml", ":1: error: a key is no name"),
      ("<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", ".ykd", ":1: error: the file has definitions of its"),
      ("<a>\n<b c>", ".ykd", ":2: error: an attribute has no value"),
      ("<a>\n<b c=\"d", ".ykd", ":2: error: a value is not closed"),
      ("<a>\n<!-- b", ".ykd", ":2: error: a comment is not closed"),
      ("<a>\n<b", ".ykd", ":2: error: a tag is not closed"),
      ("one,two\na,b\n", ".csv", ":1: error: no column has the terms; the columns are one, two"),
      ("term,note\na,b\n", ".csv", ":1: error: no column says what the terms are worth"),
      ("some words\nand more\n", ".txt", ": error: the format of the dictionary cannot be told"),
      ("", ".txt", ": error: the file is empty"),
    ]
  )
  func errors(_ text: String, _ suffix: String, _ message: String) throws {
    let error = #expect(throws: IngestionError.self) {
      try Self.read(Array(text.utf8), suffix: suffix)
    }
    let shown = error?.description ?? ""
    #expect(shown.contains(suffix + message), "\(shown)")
    #expect(shown.contains(" Fix: "))
  }

  @Test("deep nests end in an error and not in a crash")
  func nests() throws {
    let deep =
      (0..<20).map { String(repeating: " ", count: $0) + "k\($0):\n" }.joined()
      + "                     - a\n"
    #expect(throws: IngestionError.self) { try Self.read(Array(deep.utf8), suffix: ".yml") }
    let nodes = String(repeating: "<cnode name='a'>", count: 100_000)
    #expect(throws: IngestionError.self) { try Self.read(Array(nodes.utf8), suffix: ".ykd") }
    // Tabs go deeper than any screen, and cost no more than their bytes.
    let tabs = (0..<400).map { String(repeating: "\t", count: $0) + "C\n" }.joined()
    #expect(try Self.read(Array(tabs.utf8), suffix: ".cat").entries.isEmpty)
  }

  @Test("SentiStrength is a folder of tables")
  func folder() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = [
      "EmotionLookupTable.txt": "awful\t-4\tnote\nlov*\t3\nmeh\t1\nbad line\nfar\t7\n",
      "EmoticonLookupTable.txt": ":)\t1\n:(\t-1\n",
      "IdiomLookupTable.txt": "shock horror\t-2\n",
      "NegatingWordList.txt": "not\ncan't\n",
      "BoosterWordList.txt": "very\t1\nextremely\t2\nslightly\t-1\nzero\t0\n",
      "SlangLookupTable.txt": "ppl\tpeople\nimho\tin my humble opinion\n",
      "EnglishWordList.txt": "a\nb\n",
    ]
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    let read = try ImportedDictionary(
      path: folder.path(percentEncoded: false),
      names: files.keys.sorted(),
      format: nil,
      encoding: nil
    )
    #expect(read.format == .sentistrength && read.files.count == 6)
    #expect(
      read.entries.map(\.shown) == [
        "awful | | -3.0", "lov* | | 2.0", "meh | | 0.0", ":) | | 1.0", ":( | | -1.0",
        "shock horror | | -1.0", "not | | negator", "can't | | negator", "very | | intensity 1.3",
        "extremely | | intensity 1.6", "slightly | | intensity 0.7", "ppl | | spelling people",
        "imho | | spelling in my humble opinion",
      ]
    )
    #expect(read.losses.map(\.text) == ["bad line", "far\t7", "EnglishWordList.txt"])
    #expect(throws: IngestionError.self) {
      try ImportedDictionary(path: "ours", names: [], format: .vader, encoding: nil)
    }
    #expect(throws: IngestionError.self) {
      try ImportedDictionary(path: "ours", names: ["a.txt"], format: nil, encoding: nil)
    }
  }

  /// Lines of pieces that mean something in one format or another.
  @Test(
    "whatever stands in a file, reading it ends, and each line is told at most once a category",
    arguments: 0..<40
  )
  func anything(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let pieces = [
      "%", "\t", "\n", "\n", "\r\n", "+a", "1", "0", "-2.5", "word", "A (1)", "(", ")", "*", "<",
      "<of>",
      "</cnode>", "<cnode name='a'>", "<pnode name=\"b\"/>", "&amp;", "x,y", ",", ";", "\"", ":",
      "- ", "key:", "  ",
      "é", "😀", "\u{0}", "#", "NaN", "term", "category",
    ]
    let text = (0..<Int.random(in: 1...60, using: &random)).map { _ in
      pieces.randomElement(using: &random)!
    }.joined()
    for format in DictionaryFormat.allCases where format != .sentistrength {
      do {
        let read = try Self.read(Array(text.utf8), suffix: ".txt", format)
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).count
        for place in read.entries.map(\.location) + read.losses.map(\.location) {
          #expect(
            (1...max(1, lines)).contains(place.line ?? 1),
            "\(format): \(text.debugDescription)"
          )
        }
      } catch is IngestionError {}
    }
  }
}
