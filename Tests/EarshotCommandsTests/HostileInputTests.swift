import Foundation
import Testing

/// Comments are written by strangers: none may break a file, a page, a terminal or the program.
@Suite struct HostileInputTests {
  private static let scripts = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</td></table><h1>late",
    "' onmouseover='alert(1)", "javascript:alert(1)", "<!-- late -->", "&lt;b&gt; ${7*7} {{7*7}}",
  ]

  /// Complaints and praise with markup in texts, ids, segments and channels.
  private static func markup() -> String {
    var lines = ["id,date,comment,region,channel"]
    for row in 0..<60 {
      let script = scripts[row % scripts.count].replacing("\"", with: "\"\"")
      let text = "The staff were rude and the train was late \(script) \(row)"
      lines.append(
        "\"\(script)\(row)\",2026-02-0\(1 + row % 9),\"\(text)\",\"\(script)\",\"\(script)\""
      )
    }
    return lines.joined(separator: "\n") + "\n"
  }

  @Test func markupIsEscapedOnThePage() throws {
    let folder = try TestFolder()
    let file = try folder.write("<b>survey.csv", Self.markup())
    let run = try Earshot.run(
      [
        "report", file, "-o", "-", "--format", "html", "--segment", "region", "--title",
        "<script>title</script>", "--quiet",
      ]
    )
    #expect(run.status == 0, "\(run.errors)")
    let page = run.text.lowercased()
    for needle in ["<script>alert", "<img", "<h1>late", "<b>survey", "<script>title", "<!-- late"] {
      #expect(!page.contains(needle), "\(needle)")
    }
    #expect(page.contains("&lt;script&gt;"), "the words themselves must be shown")
    #expect(!page.contains("\" onmouseover") && !page.contains("' onmouseover"))
  }

  @Test func markupStaysAWordInJSONAndMarkdown() throws {
    let json = try Earshot.run(
      ["report", "-", "-o", "-", "--format", "json", "--segment", "region", "--quiet"],
      input: Self.markup()
    )
    #expect(try !JSONTree(json.text)["kpis"].items.isEmpty)
    let markdown = try Earshot.run(
      ["report", "-", "-o", "-", "--format", "md", "--quiet"],
      input: Self.markup()
    )
    #expect(markdown.status == 0 && !markdown.text.contains("<script>"))
    let queue = try Earshot.run(
      ["flag", "-", "--format", "ndjson", "--all-channels", "--quiet"],
      input: Self.markup()
    )
    #expect(try queue.lines.map { try JSONTree($0)["text"].string }.count > 10)
  }

  @Test func directionAndControlsDoNotReachPageAndTerminal() throws {
    let text = "The staff were rude \u{202E}dabs\u{2066} and late\u{7}\u{1B}[2J\u{9B}31m \u{200F}!"
    let input =
      "id,date,comment\n" + (0..<40).map { "i\u{202E}\($0),2026-02-03,\(text)\n" }.joined()
    for format in ["html", "md"] {
      let run = try Earshot.run(
        ["report", "-", "-o", "-", "--format", format, "--quiet"],
        input: input
      )
      #expect(run.status == 0 && run.text.contains("dabs"))
      expectNoControls(run.text, format)
    }
    let queue = try Earshot.run(["flag", "-", "--quiet"], input: input)
    #expect(queue.text.contains("dabs"))
    expectNoControls(queue.text, "flag")
    let rows = try AnnotateCommandTests.rows(input)
    #expect(rows.first?["comment"].string == text, "data files keep every character")
  }

  /// Names of columns and files and ids reach the terminal in messages.
  @Test(
    arguments: [
      (["annotate", "FILE", "--text-column", "nothing"], 2),
      (["annotate", "DIR/no\u{1B}[2J\u{9B}31m\u{202E}.csv"], 2),
      (["kpi", "FILE", "--segment", "w\u{1B}[5mhere"], 2),
      (["annotate", "FILE", "--question-column", "w\u{7}here", "--max-rejects", "0"], 2),
      (["annotate", "FILE"], 1),
    ] as [([String], Int32)]
  )
  func messagesDoNotSteerTheTerminal(arguments: [String], status: Int32) throws {
    let folder = try TestFolder()
    let file = try folder.write(
      "a\u{1B}[31m\u{202E}.csv",
      Array("id,co\u{1B}]0;mment,comment\n1,a,late\n2\u{1B}[2J\n".utf8)
    )
    let run = try Earshot.run(
      arguments.map {
        $0 == "FILE" ? file : $0.replacingOccurrences(of: "DIR", with: folder.path)
      }
    )
    #expect(run.status == status, "\(run.errors)")
    #expect(!run.errors.isEmpty)
    expectNoControls(run.errors, arguments.joined(separator: " "))
  }

  private func expectNoControls(_ text: String, _ name: String) {
    let found = text.unicodeScalars.filter {
      switch $0.value {
      case 0x0A: false
      case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F: true
      default: false
      }
    }
    #expect(found.isEmpty, "\(name): \(Set(found.map { String($0.value, radix: 16) }))")
  }

  @Test func formulasInTheQueueAreGuarded() throws {
    let row = "=cmd()|late,2026-02-03,\"=HYPERLINK(\"\"x\"\") The staff were rude and late\"\n"
    let run = try Earshot.run(
      ["flag", "-", "--format", "csv", "--quiet"],
      input: "id,date,comment\n" + row
    )
    let table = try CSVTable(run.text)
    try #require(table.rows.count == 2, "\(run.text)\(run.errors)")
    for cell in table.rows[1] { #expect(!cell.hasPrefix("="), "\(cell)") }
  }

  @Test func bytesThatMeanNothingAreTold() throws {
    let folder = try TestFolder()
    let bytes =
      Array("id,comment\n1,fine\n2,caf".utf8) + [0xE9] + Array(" was late\n3,na".utf8) + [0xFF]
      + Array("ve\n".utf8)
    let file = try folder.write("a.csv", bytes)
    let read = ["annotate", file, "-o", folder.path + "/out.csv", "--encoding"]
    let told = try Earshot.run(read + ["utf-8"]).errors
    #expect(told.contains("\(file):3: bytes that mean nothing in UTF-8"), "\(told)")
    #expect(told.contains("in 2 places") && told.contains("--encoding"), "\(told)")
    #expect(try Earshot.run(read + ["utf-8", "--quiet"]).errors.isEmpty)
    #expect(try !Earshot.run(read + ["iso-8859-1"]).errors.contains("mean nothing"))
  }

  @Test(arguments: [[], ["--encoding", "utf-8"], ["--encoding", "windows-1252"]])
  func bytesThatAreNoUTF8GiveValidOutput(options: [String]) throws {
    let folder = try TestFolder()
    let bytes =
      Array("id,comment\n1,The train was late caf".utf8) + [0xE9, 0xFF, 0xC3]
      + Array("\n2,".utf8) + [0xED, 0xA0, 0x80, 0xF8] + Array(" lovely\n".utf8)
    let file = try folder.write("a.csv", bytes)
    for format in ["ndjson", "csv"] {
      let run = try Earshot.run(
        ["annotate", file, "--format", format, "--quiet", "--max-rejects", "2"] + options
      )
      #expect(run.status == 0, "\(run.errors)")
      #expect(String(validating: run.output, as: UTF8.self) != nil)
      #expect(run.lines.count == (format == "csv" ? 3 : 2))
      #expect(run.text.contains("negative") && run.text.contains("positive"))
    }
  }

  @Test func hugeWordsAndRowsPass() throws {
    let word = String(repeating: "lovely", count: 180_000)
    let emoji = String(repeating: "😀", count: 5_000)
    let input = "id,comment\n1,\(word)\n2,\(emoji)\n3,late\n"
    let rows = try AnnotateCommandTests.rows(input, ["--trace"])
    #expect(rows.map(\.["status"].string) == ["scored", "scored", "scored"])
    #expect(rows[0]["comment"].string?.utf8.count == 1_080_000)
    #expect(rows[0]["score"].thousandths == 0 && rows[1]["label"].string == "positive")
  }

  @Test func aHundredThousandColumnsPass() throws {
    let names = (0..<100_000).map { $0 == 77_777 ? "comment" : "c\($0)" }.joined(separator: ",")
    let cells = (0..<100_000).map { $0 == 77_777 ? "The train was late" : "\($0 % 7)" }
    let input = names + "\n" + cells.joined(separator: ",") + "\n"
    let run = try Earshot.run(["annotate", "-", "--quiet"], input: input)
    #expect(run.status == 0, "\(run.errors.prefix(300))")
    let table = try CSVTable(run.text)
    #expect(table[0, "earshot_label"] == "negative" && table.rows[0].count > 100_000)
  }

  @Test func deepJSONIsARejectAtWorst() throws {
    let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
    let shallow = String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
    let input =
      "{\"id\":1,\"text\":\"late\",\"x\":\(deep)}\n{\"id\":2,\"text\":\"late\",\"x\":\(shallow)}\n"
      + "{\"id\":3,\"text\":\"late\"}\n"
    let run = try Earshot.run(
      ["annotate", "-", "--input-format", "ndjson", "--quiet", "--max-rejects", "1"],
      input: input
    )
    #expect(run.status == 0 && run.lines.count == 3, "\(run.errors.prefix(300))")
    #expect(run.lines.last?.contains("\"status\":\"scored\"") == true)
    #expect(run.lines.dropFirst().first?.hasSuffix("\"x\":\(shallow)}") == true)
  }

  @Test func aCellThatUnpacksWithoutEndIsAnError() throws {
    let folder = try TestFolder()
    let bomb =
      Array("id,comment\n1,\"".utf8) + [UInt8](repeating: UInt8(ascii: "a"), count: 40 << 20)
    try folder.write("bomb.csv", bomb)
    let packed = try folder.pack("bomb.csv", with: "gzip", suffix: ".gz")
    let run = try Earshot.run(["annotate", packed, "--quiet"])
    #expect(run.status == 2 && run.errors.lines.count == 1)
    #expect(run.errors.hasPrefix("\(packed):2:3: error: "), "\(run.errors.prefix(300))")
  }

  @Test func strangeLineEndsAndNullsPass() throws {
    let input = "id,comment\r\n1,late\r2,\"a\0b late\"\n3,\u{FEFF}lovely\u{2028}x\n"
    let rows = try AnnotateCommandTests.rows(input)
    #expect(rows.map(\.["id"].string) == ["1", "2", "3"])
    #expect(rows.map(\.["status"].string).allSatisfy { $0 == "scored" })
  }
}
