/// A structure that lies in memory alike for Swift and for C, as far as its size with padding and its last field tell.
package struct SharedLayout: Sendable {
  private let swift: [Int?]
  private let c: [Int?]

  /// Names a structure as both sides have it, each with its last field.
  package init<Swift, C>(
    _ swift: Swift.Type,
    _ field: PartialKeyPath<Swift>,
    _ c: C.Type,
    _ sameField: PartialKeyPath<C>
  ) {
    self.swift = [MemoryLayout<Swift>.stride, MemoryLayout<Swift>.offset(of: field)]
    self.c = [MemoryLayout<C>.stride, MemoryLayout<C>.offset(of: sameField)]
  }

  /// Whether both sides have it alike.
  package var isAlike: Bool { swift == c }

  /// Stops the program where the two sides of a structure differ: what follows would read or write nonsense.
  package static func check(_ structures: [SharedLayout]) {
    precondition(structures.allSatisfy(\.isAlike), "Swift and C lay a structure out differently.")
  }
}
