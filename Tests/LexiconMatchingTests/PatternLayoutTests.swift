import Testing

@testable import LexiconMatching

struct PatternLayoutTests {
  @Test func `What the loops in C read lies in memory as they read it`() {
    for side in PatternLayout.sides { #expect(side.swift == side.c) }
  }
}
