import Foundation
import Testing

@testable import Calibration

struct TopicMapTests {
  private static func map(_ text: String) throws -> TopicMap {
    let url = FileManager.default.temporaryDirectory.appending(path: "map-\(UUID().uuidString)")
    try Data(text.utf8).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    return try TopicMap(path: url.path)
  }

  @Test(arguments: [
    #"{"delay": "Late", "crew": ["Staff", "Late"], "other": null}"#,
    "# a map\ndelay\tLate\r\ncrew\tStaff\ncrew\tLate\n\nother\t\n",
  ])
  func `both shapes say the same`(text: String) throws {
    let map = try Self.map(text)
    #expect(map(["crew", "delay", "other", "unknown"]) == ["Staff", "Late"])
    #expect(map.holds("other") && !map.holds("unknown"))
  }

  @Test(arguments: [
    "", "{}", "{\"a\": 1}", "{\"a\": [\"x\", 2]}", "{\"a\": \"x\"", "a\tb\tc\n", "\tb\n",
  ])
  func `anything else is an error`(text: String) {
    #expect(throws: GoldError.self) { try Self.map(text) }
  }

  @Test
  func `a missing file names itself`() {
    let error = #expect(throws: GoldError.self) { try TopicMap(path: "/nowhere/map.tsv") }
    #expect(error?.code == .unreadable && error?.description.contains("/nowhere/map.tsv") == true)
  }
}
