import Testing

@testable import Reporting

@Suite struct ShownOpeningsTests {
  @Test(arguments: [
    ("Order 17 never came and nobody cares", "Order 4711 never came and nobody cares", false),
    ("late", "late", false), ("late", "late again", true), ("late", "Late", true),
    ("the app will not let me in at all today", "the app will not let me in at all, again", false),
    ("the app will not let me in at 9", "the app will not let me log on", true),
    ("12", "", false),
  ])
  func passesOverNearCopies(first: String, second: String, isShown: Bool) {
    var openings = ShownOpenings()
    let shown = [first, second].map { openings.insert($0) }
    #expect(shown == [true, isShown])
  }
}
