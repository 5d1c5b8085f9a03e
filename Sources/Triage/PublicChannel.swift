/// Who can read what is written in a channel.
public enum ChannelKind: Sendable {
  /// Everybody.
  case open
  /// The writer and the company.
  case closed
  /// The name does not tell.
  case unknown

  /// Returns the kind of the channel with the given name, without regard to case and punctuation.
  public init(name: String) { self = .unknown }
}

/// Returns whether everybody can read what is written in a channel.
///
/// - Parameters:
///   - name: The name of the channel as it was read; nil when the row names none.
///   - reach: The number of people who may have seen the comment, if the row says.
/// - Returns: For a channel that the name does not tell, whether a reach is given.
public func isPublicChannel(_ name: String?, reach: Int? = nil) -> Bool {
  switch name.map(ChannelKind.init(name:)) ?? .unknown {
  case .open: true
  case .closed: false
  case .unknown: reach != nil
  }
}
