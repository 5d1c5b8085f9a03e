import Testing

/// The contract of `earshot annotate --format ndjson`.
@Suite struct AnnotateCommandTests {
  /// The keys that outside scripts rely on, in their order.
  static let keys = [
    "id", "label", "score", "positive", "negative", "mixed", "complaint", "complaint_score",
    "praise", "topics", "intents", "effort", "stated_wait_seconds", "language", "status", "flags",
  ]

  /// Annotates a text as standard input and returns the rows.
  static func rows(
    _ input: String,
    _ more: [String] = [],
    status: Int32 = 0
  ) throws -> [JSONTree] {
    let run = try Earshot.run(
      ["annotate", "-", "--format", "ndjson", "--quiet"] + more,
      input: input
    )
    #expect(run.status == status, "\(run.errors)")
    return try run.lines.map { try JSONTree($0) }
  }

  @Test func keysStandInTheirOrder() throws {
    let input = #"{"id":"a","text":"The train was late","extra":{"b":[1]},"more":null}"# + "\n"
    let row = try #require(try Self.rows(input).first)
    #expect(row.keys == Self.keys + ["text", "extra", "more"])
    #expect(row["extra"] == .object([.init(key: "b", value: .array([.number("1")]))]))
    let traced = try #require(try Self.rows(input, ["--trace"]).first)
    #expect(traced.keys == Self.keys + ["trace", "text", "extra", "more"])
  }

  @Test func aScoredRowHasItsTypes() throws {
    let input = #"{"text":"The train was late but the staff were lovely. I want a refund"}"#
    let row = try #require(try Self.rows(input + "\n", ["--trace"]).first)
    #expect(row["label"].string.map(["negative", "neutral", "positive"].contains) == true)
    let score = try #require(row["score"].thousandths)
    let positive = try #require(row["positive"].thousandths)
    let negative = try #require(row["negative"].thousandths)
    #expect(score == positive - negative && positive > 0 && negative > 0)
    for key in ["mixed", "complaint", "praise"] { #expect(row[key].bool != nil, "\(key)") }
    #expect((0...1000).contains(try #require(row["complaint_score"].thousandths)))
    #expect(row["intents"] == .array([.string("refund")]))
    #expect(row["effort"] == .null && row["stated_wait_seconds"] == .null)
    #expect(row["language"].string == "en" && row["status"].string == "scored")
    #expect(row["flags"] == .array([]))
    let topics = row["topics"].items
    #expect(Set(topics.compactMap(\.["topic"].string)).isSuperset(of: ["wait-time", "refund"]))
    for topic in topics {
      #expect(topic.keys.starts(with: ["topic", "label", "score", "spans"]))
      #expect(topic["score"].thousandths != nil)
      #expect(!topic["spans"].items.isEmpty && topic["spans"].items.allSatisfy { $0.span != nil })
    }
    for step in row["trace"].items {
      #expect(step.keys.starts(with: ["span", "entry", "rule", "factor", "value"]))
      #expect(step["span"].span != nil && step["factor"].thousandths != nil)
      #expect(step["value"].int != nil)
    }
    #expect(!row["trace"].items.isEmpty)
  }

  @Test func membersOfTheSameNameAreKeptAsInput() throws {
    let input = #"""
      {"id":"a","text":"late","label":"gold","score":7,"status":null,"trace":[1],"input_label":"old","input_x":1}

      """#
    let row = try #require(try Self.rows(input).first)
    #expect(Set(row.keys).count == row.keys.count, "a key stands twice: \(row.keys)")
    #expect(row["input_label"].string == "gold" && row["input_score"] == .number("7"))
    #expect(row["input_status"] == .null && row.keys.contains("input_status"))
    #expect(row["input_trace"] == .array([.number("1")]))
    #expect(row["input_input_label"].string == "old" && row["input_x"] == .number("1"))
  }

  @Test(arguments: [
    (#"{"id":42,"text":"late"}"#, "42"),
    (#"{"id":123456789012345678,"text":"late"}"#, "123456789012345678"),
    (#"{"id":"2008070338004521398","text":"late"}"#, "2008070338004521398"),
    (#"{"id":"a\"b\\ü\u00e9","text":"late"}"#, #"a"b\üé"#),
    (#"{"id":null,"text":"late"}"#, "-:1"), (#"{"text":"late"}"#, "-:1"),
  ])
  func idsAreStrings(line: String, id: String) throws {
    let row = try #require(try Self.rows(line + "\n").first)
    #expect(row["id"].string == id)
  }

  @Test func theOtherIDIsKept() throws {
    let input = #"{"id":7,"post":"p1","text":"late"}"# + "\n"
    let row = try #require(try Self.rows(input, ["--id-column", "post"]).first)
    #expect(row["id"].string == "p1" && row["input_id"] == .number("7"))
  }

  @Test func bigNumbersAndEscapesStayAsTheyWere() throws {
    let line = #"{"text":"late","n":123456789012345678901234567890,"d":1.50,"a\"b":"\u0041\/"}"#
    let run = try Earshot.run(["annotate", "-", "--quiet"], input: line + "\n")
    #expect(run.text.hasSuffix(String(line.dropFirst()) + "\n"))
  }

  @Test func aRowComesOutForEachRowIn() throws {
    let input = """
      {"id":"1","text":"The train was late"}
      {"id":"2","text":"n/a"}
      {"id":"3","text":""}
      {"id":"4"}
      this is no object
      {"id":"6","text":"El servicio está muy mal pero el tren es el mejor","lang":"es"}
      {"id":"7","text":"The staff were lovely"}

      """
    let rows = try Self.rows(input, ["--max-rejects", "1"])
    let found = rows.map { "\($0["id"].string ?? "") \($0["status"].string ?? "")" }
    #expect(
      found == [
        "1 scored", "2 no_content", "3 no_content", "4 no_content", "-:5 rejected",
        "6 unsupported_language", "7 scored",
      ]
    )
    for row in rows where row["status"].string != "scored" {
      #expect(row["label"] == .null && row["score"] == .null, "null is not zero")
      #expect(row.keys.starts(with: Self.keys))
    }
    try #require(rows.count == 7)
    #expect(rows[4]["reject"].string?.isEmpty == false)
  }

  /// Of equal keys the last one counts, wherever it is looked for.
  @Test func aKeyThatComesTwiceHasItsLastValue() throws {
    let input = [
      #"{"id":"1","text":"lovely","text":"late"}"#, #"{"id":"2","id":"3","text":"lovely"}"#,
      #"{"id":"4","text":"late","text":"lovely"}"#,
    ]
    let run = try Earshot.run(
      ["annotate", "-", "--format", "csv", "--quiet"],
      input: input.joined(separator: "\n") + "\n"
    )
    #expect(run.lines[0].hasPrefix("id,text,other_keys,earshot_label,"))
    #expect(
      run.lines.dropFirst().map { $0.split(separator: ",").prefix(3).joined(separator: ",") }
        == ["1,late,negative", "3,lovely,positive", "4,lovely,positive"]
    )
  }

  @Test func manyFilesComeOutInTheirOrder() throws {
    let folder = try TestFolder()
    let first = try folder.write("a.ndjson", #"{"id":"a","text":"late"}"# + "\n")
    let second = try folder.write("b.csv", "id,comment\nb,lovely\n")
    let mixed = try Earshot.run(["annotate", first, second, "--format", "ndjson", "--quiet"])
    #expect(try mixed.lines.map { try JSONTree($0)["id"].string } == ["a", "b"])
    let three = try Earshot.run(
      ["annotate", second, "-", first, "--format", "ndjson", "--quiet"],
      input: #"{"id":"c","text":"rude"}"# + "\n"
    )
    #expect(try three.lines.map { try JSONTree($0)["id"].string } == ["b", "c", "a"])
    let other = try folder.write("c.csv", "id,comment,more\nc,rude,1\n")
    let unequal = try Earshot.run(["annotate", second, other, "--quiet"])
    #expect(unequal.status == 2 && unequal.errors.contains("c.csv"), "\(unequal.errors)")
  }

  @Test(arguments: [("gzip", ".gz"), ("zstd", ".zst")])
  func packedFilesReadLikePlainOnes(command: String, suffix: String) throws {
    let folder = try TestFolder()
    let plain = try folder.write("a.csv", "id,comment\n1,The train was late\n2,lovely\n")
    let packed = try folder.pack("a.csv", with: command, suffix: suffix)
    let arguments = ["--format", "ndjson", "--quiet"]
    let expected = try Earshot.run(["annotate", plain] + arguments)
    let found = try Earshot.run(["annotate", packed] + arguments)
    #expect(found.status == 0 && found.lines.count == 2, "\(found.errors)")
    #expect(found.output == expected.output)
  }

  @Test func plainTextIsACommentALine() throws {
    let folder = try TestFolder()
    let file = try folder.write("a.txt", "The train was late\n\nlovely\n")
    let run = try Earshot.run(["annotate", file, "--quiet"])
    let rows = try run.lines.map { try JSONTree($0) }
    #expect(rows.map(\.["text"].string) == ["The train was late", "", "lovely"])
    #expect(rows.map(\.["id"].string) == ["\(file):1", "\(file):2", "\(file):3"])
    #expect(rows[1]["status"].string == "no_content")
  }

  @Test func theSameTextIsMarkedFromItsSecondTimeOn() throws {
    let input = """
      {"id":"1","text":"The train was late again today"}
      {"id":"2","text":"late again"}
      {"id":"3","text":"The train was late again today"}
      {"id":"4","text":"late again"}
      {"id":"5","text":"The train was late again today"}

      """
    for bytes in ["1", "100", "100000"] {
      let flags = try Self.rows(input, ["--chunk-bytes", bytes]).map(\.["flags"])
      let mark = JSONTree.array([.string("duplicate_of:1")])
      #expect(flags == [.array([]), .array([]), mark, .array([]), mark], "chunks of \(bytes)")
    }
  }

  @Test func scoreAndTextThatDisagreeAreFlagged() throws {
    let input =
      "id,comment,NPS\n1,The staff were rude and the train was late,10\n"
      + "2,The staff were lovely and helpful,10\n3,The staff were brilliant,0\n4,late,0\n"
    let rows = try Self.rows(input)
    let mark = JSONTree.array([.string("score_text_mismatch")])
    #expect(rows.map(\.["flags"]) == [mark, .array([]), mark, .array([])])
  }

  @Test func theQuestionDecidesABareAnswer() throws {
    let rows = try Self.rows(
      "comment,question\nNothing,What could we improve?\nNothing,What did we do well?\n"
    )
    #expect(rows.map(\.["label"].string) == ["positive", "negative"])
    let whole = try Self.rows("comment\nNothing\n", ["--question", "What could we improve?"])
    #expect(whole.map(\.["label"].string) == ["positive"])
  }

  @Test(arguments: ["en", "EN", "en-GB", "en_GB", "English", "eng"])
  func theLanguageOptionIsReadLikeTheColumn(language: String) throws {
    let run = try Earshot.run(
      ["annotate", "-", "--quiet", "--language", language],
      input: "{\"text\":\"el muy pero late\"}\n"
    )
    #expect(run.status == 0 && run.text.contains("\"language\":\"en\",\"status\":\"scored\""))
    let column = try Earshot.run(
      ["annotate", "-", "--quiet"],
      input: "{\"text\":\"el muy pero late\",\"lang\":\"\(language)\"}\n"
    )
    #expect(column.text.contains("\"language\":\"en\",\"status\":\"scored\""), "\(column.text)")
  }
}
