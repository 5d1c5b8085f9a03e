/// A pattern found at a place.
public struct PatternHit: Hashable, BitwiseCopyable, Sendable {
  /// The pattern's number in the table.
  public var pattern: Int32

  /// The first unit that it covers.
  public var first: Int32

  /// How many units it covers.
  public var count: Int32

  /// What the files use the pattern for.
  public var uses: PatternUses = []

  /// Creates a hit.
  @inlinable
  public init(pattern: Int32, first: Int32, count: Int32, uses: PatternUses = []) {
    self.pattern = pattern
    self.first = first
    self.count = count
    self.uses = uses
  }

  /// The units that it covers.
  @inlinable
  public var units: Range<Int> { Int(first)..<Int(first + count) }
}
