import FeedbackModel
import KPIModel
import Store
import Testing

@Suite struct StoredEventsTests {
  private static func event(_ name: String, _ first: Int, kind: String? = nil, topic: String? = nil)
    -> DeclaredEvent
  {
    DeclaredEvent(
      name: name,
      kind: kind,
      firstDay: CalendarDay(daysSinceEpoch: first),
      lastDay: CalendarDay(daysSinceEpoch: first + 3),
      topic: topic
    )
  }

  @Test func eventsComeBackAsTheyWereGiven() throws {
    let store = try StoreFolder().store()
    let events = [
      Self.event("Strike; '--", 20_500, kind: "strike"), Self.event("App 5.0", -3, topic: "delay"),
      Self.event("Strike; '--", 20_500),
    ]
    #expect(try store.events().isEmpty)
    try store.replaceEvents(with: events)
    #expect(try store.events() == events)
    let before = try StoreDump.digests(of: store)
    try store.replaceEvents(with: [events[1]])
    #expect(try store.events() == [events[1]])
    #expect(try StoreDump.digests(of: store) != before)
    try store.replaceEvents(with: events)
    #expect(try StoreDump.digests(of: store) == before)
    try store.replaceEvents(with: [])
    #expect(try store.events().isEmpty)
  }
}
