/// The thresholds that decide when a number is shown and when it carries a verdict.
public struct KPISettings: Hashable, Sendable {
  /// The base under which a value's verdict is `cannot tell`.
  public var minimumBase = 30

  /// The number of respondents under which a segment's cell is suppressed.
  public var minimumRespondents = 5

  /// Creates the default settings.
  public init() {}
}
