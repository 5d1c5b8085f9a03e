import Testing

/// The contract of `earshot annotate --format csv`.
@Suite struct AnnotateCommandCSVTests {
  private static let columns = [
    "earshot_label", "earshot_score", "earshot_positive", "earshot_negative", "earshot_mixed",
    "earshot_complaint", "earshot_complaint_score", "earshot_praise", "earshot_topics",
    "earshot_topic_labels", "earshot_intents", "earshot_effort", "earshot_stated_wait_seconds",
    "earshot_language", "earshot_status", "earshot_flags",
  ]

  private func table(_ input: String, _ more: [String] = []) throws -> CSVTable {
    let run = try Earshot.run(
      ["annotate", "-", "--format", "csv", "--quiet", "--max-rejects", "9"] + more,
      input: input
    )
    #expect(run.status == 0, "\(run.errors)")
    return try CSVTable(run.text)
  }

  @Test func columnsFollowThoseOfTheInput() throws {
    let input = "id,comment,region\n1,The train was late,North\n"
    let table = try table(input)
    #expect(table.rows[0] == ["id", "comment", "region"] + Self.columns)
    #expect(table[0, "earshot_label"] == "negative" && table[0, "earshot_topics"] == "wait-time")
    let traced = try self.table(input, ["--trace"])
    #expect(traced.rows[0].last == "earshot_trace")
    #expect(traced[0, "earshot_trace"]?.contains("late lexicon -2000") == true)
  }

  @Test func cellsAgreeWithJSON() throws {
    let input =
      "id,comment\n1,The train was late but the staff were lovely\n2,n/a\n"
      + "3,late cancelled refund and staff\n"
    let table = try table(input)
    for (place, row) in try AnnotateCommandTests.rows(input).enumerated() {
      for key in ["score", "positive", "negative", "complaint_score"] {
        let cell = table[place, "earshot_" + key] ?? ""
        #expect(row[key] == (cell.isEmpty ? .null : .number(cell)), "\(key) of row \(place + 1)")
      }
      for key in ["label", "status", "language"] {
        #expect(row[key].string ?? "" == table[place, "earshot_" + key])
      }
      let topics = row["topics"].items.compactMap(\.["topic"].string)
      #expect(table[place, "earshot_topics"] == topics.joined(separator: ";"))
      #expect(table[place, "earshot_mixed"] == row["mixed"].bool.map { "\($0)" })
    }
    #expect(table[2, "earshot_topics"]?.contains(";") == true)
  }

  @Test func originalCellsAreKept() throws {
    let cells = ["7", "late, \"very\" late\nand rude", " blanks ", "", "ünïcödé 😀", "-5", "+44 x"]
    let input =
      "id,comment,a,b,c,d,e\n7,\"late, \"\"very\"\" late\nand rude\", blanks ,,ünïcödé 😀,-5,+44 x\n"
    let table = try table(input)
    #expect(Array(table.rows[1].prefix(6)) == Array(cells.prefix(6)))
    #expect(table.rows[1][6] == "'+44 x")
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("+1+cmd|x", "'+1+cmd|x"),
    ("-2+3", "'-2+3"), ("=HYPERLINK(\"\"http://x\"\")", "'=HYPERLINK(\"http://x\")"),
    ("-1.5", "-1.5"), ("+7", "+7"), ("-", "-"), ("a=1", "a=1"), ("\t=1", "'\t=1"),
  ])
  func formulasAreGuarded(cell: String, expected: String) throws {
    let quoted = "\"\(cell)\""
    let table = try table("comment,x\nlate,\(quoted)\n\(quoted),y\n")
    #expect(table[0, "x"] == expected)
    #expect(table[1, "comment"] == expected)
  }

  @Test func headersAreGuardedToo() throws {
    let table = try table("comment,=cmd()\nlate,1\n")
    #expect(table.rows[0][1] == "'=cmd()")
  }

  @Test func rejectedRowsKeepTheirPlace() throws {
    let table = try table("id,comment,x\n1,late,a\n2,short\n3,lovely,b\n")
    #expect(table.rows.allSatisfy { $0.count == table.rows[0].count })
    #expect((0..<3).map { table[$0, "earshot_status"] } == ["scored", "rejected", "scored"])
  }

  @Test func theMarkOfByteOrderIsWrittenOnDemand() throws {
    let input = "comment\nlate\n"
    let plain = try Earshot.run(["annotate", "-", "--quiet"], input: input)
    let marked = try Earshot.run(["annotate", "-", "--quiet", "--bom"], input: input)
    #expect(marked.output == [0xEF, 0xBB, 0xBF] + plain.output)
    let json = ["annotate", "-", "--quiet", "--bom", "--format", "ndjson"]
    #expect(try Earshot.run(json, input: input).output.first == UInt8(ascii: "{"))
  }

  @Test func semicolonsStaySemicolons() throws {
    let run = try Earshot.run(
      ["annotate", "-", "--quiet"],
      input: "id;comment\n1;late, refund\n2;lovely\n"
    )
    let table = try CSVTable(run.text, delimiter: UInt8(ascii: ";"))
    #expect(table[0, "comment"] == "late, refund")
    #expect(
      Set((table[0, "earshot_topics"] ?? "").split(separator: ";")) == ["wait-time", "refund"]
    )
  }

  @Test func objectsBecomeColumns() throws {
    let input = #"""
      {"id":1,"text":"late","a\"b":"x","n":null,"o":{"k":[1,2]}}
      {"id":2,"text":"lovely \ud83d\ude00","late_comer":true}

      """#
    let table = try table(input)
    #expect(table.rows[0].prefix(6) == ["id", "text", "a\"b", "n", "o", "other_keys"])
    #expect(table.rows[1].prefix(6) == ["1", "late", "x", "", "{\"k\":[1,2]}", ""])
    #expect(
      table.rows[2].prefix(6) == ["2", "lovely 😀", "", "", "", "{\"late_comer\":true}"]
    )
  }

  @Test func theOutputsNameTellsTheFormat() throws {
    let folder = try TestFolder()
    for (name, start) in [
      ("a.csv", "comment,earshot_label"), ("a.tsv", "comment\tearshot_label"),
      ("a.ndjson", "{\"id\""), ("a.jsonl", "{\"id\""),
    ] {
      let path = folder.path + "/" + name
      let run = try Earshot.run(["annotate", "-", "-o", path, "--quiet"], input: "comment\nlate\n")
      #expect(run.status == 0 && run.output.isEmpty, "\(run.errors)")
      #expect(try folder.text(name).hasPrefix(start))
    }
  }

  @Test func headersWithBackslashesGiveJSON() throws {
    let input = "id,comment,a\\path,\"q\"\"x\"\n1,late,v,w\n"
    let row = try #require(try AnnotateCommandTests.rows(input).first)
    #expect(row["a\\path"].string == "v" && row["q\"x"].string == "w")
  }
}
