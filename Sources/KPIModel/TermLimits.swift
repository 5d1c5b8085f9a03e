/// The bounds of a run's term counts.
///
/// A run's partial holds at most `weeks` · `typesPerWeek` terms of at most `termBytes` bytes. Each costs its bytes and
/// about 26 more (13 for slots, 4 for its end, 8 for its counter), and arrays may hold up to as much room again: with
/// the defaults and twelve bytes a term 90 to 180 MB, 430 MB at the very worst, whatever the size of the input.
public struct TermLimits: Hashable, Sendable {
  /// The number of different terms kept for a week, the first ones to occur.
  ///
  /// A term that a good share of a week's comments use occurs early in it, so it is kept.
  public var typesPerWeek = 20_000

  /// The number of weeks kept, the latest ones.
  public var weeks = 120

  /// The longest term in bytes; longer ones are passed over.
  public var termBytes = 64

  /// Creates the default bounds.
  public init() {}

  /// The bounds of a chunk's partial, which the chunk's size bounds by itself.
  public static var chunk: TermLimits {
    var limits = TermLimits()
    limits.typesPerWeek = .max
    limits.weeks = .max
    return limits
  }
}
