import Testing

@Suite struct TokenizeCommandTests {
  private static let texts = [
    "hello", "The train was late :( #BadService @NorthmoorRail", "café — 40mins, £3.50 😀👍🏽",
    "สวัสดีครับ こんにちは世界", "a\u{301}b e-mail me@x.org https://x.org/a?b=1 ", "", "\"q\" \\ \t x",
  ]

  private static func input() -> String {
    texts.enumerated().map { place, text in
      let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        .replacing("\t", with: "\\t")
      return "{\"id\":\(place),\"text\":\"\(escaped)\"}\n"
    }.joined()
  }

  @Test func tokensCoverTheText() throws {
    let run = try Earshot.run(["tokenize", "-", "--format", "ndjson"], input: Self.input())
    #expect(run.status == 0 && run.lines.count == Self.texts.count)
    for (line, text) in zip(run.lines, Self.texts) {
      let row = try JSONTree(line)
      #expect(row.keys == ["id", "tokens"])
      let bytes = Array(text.utf8)
      var end = 0
      var joined = ""
      for token in row["tokens"].items {
        #expect(token.keys.prefix(3) == ["span", "kind", "form"])
        let span = try #require(token["span"].span)
        #expect(span.lowerBound == end && span.upperBound <= bytes.count)
        let form = try #require(token["form"].string)
        #expect(Array(form.utf8) == Array(bytes[span]))
        joined += form
        end = span.upperBound
      }
      #expect(joined == text && end == bytes.count)
    }
  }

  @Test func theExampleOfTheContract() throws {
    let run = try Earshot.run(["tokenize", "-"], input: #"{"id":"a","text":"hello"}"# + "\n")
    #expect(
      run.text == #"{"id":"a","tokens":[{"span":[0,5],"kind":"word","form":"hello"}]}"# + "\n"
    )
  }

  @Test func boundariesAreThoseOfICU() throws {
    let run = try Earshot.run(
      ["tokenize", "-", "--boundaries", "icu"],
      input: #"{"id":"a","text":"hello world"}"# + "\n"
    )
    #expect(run.text == #"{"id":"a","boundaries":[0,5,6,11],"classes":[200,0,200]}"# + "\n")
    let all = try Earshot.run(["tokenize", "-", "--boundaries", "icu"], input: Self.input())
    for (line, text) in zip(all.lines, Self.texts) {
      let row = try JSONTree(line)
      let ends = row["boundaries"].items.compactMap(\.int)
      #expect(ends.first == 0 && ends.last == text.utf8.count && ends == ends.sorted())
      #expect(row["classes"].items.count == max(0, ends.count - 1))
      #expect(row["classes"].items.allSatisfy { [0, 100, 200, 300, 400].contains($0.int) })
      for end in ends {
        let index = text.utf8.index(text.utf8.startIndex, offsetBy: end)
        #expect(index.samePosition(in: text.unicodeScalars) != nil, "\(end) splits a character")
      }
    }
  }

  @Test func textShowsTheTokens() throws {
    let run = try Earshot.run(
      ["tokenize", "-", "--format", "text", "--input-format", "text"],
      input: "It's late, again\n"
    )
    #expect(run.text == "It's · late · , · again\n")
  }
}
