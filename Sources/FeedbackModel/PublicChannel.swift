/// Who can read what is written in a channel.
public enum ChannelKind: Hashable, Sendable {
  /// Everybody.
  case open
  /// The writer and the company.
  case closed
  /// The name does not tell.
  case unknown

  /// Words that tell of an open channel, as they stand within a name.
  private static let openWords: Set<String> = [
    "x", "twitter", "tweet", "tweets", "facebook", "fb", "instagram", "ig", "insta", "mastodon",
    "threads", "bluesky", "tiktok", "youtube", "reddit", "linkedin", "pinterest", "trustpilot",
    "google", "yelp", "tripadvisor", "glassdoor", "appstore", "playstore",
    "googleplay", "review", "reviews", "forum", "forums", "social", "public", "blog", "community",
  ]

  /// Pairs of words that tell of an open channel.
  private static let openPairs: Set<[String]> = [
    ["app", "store"], ["play", "store"], ["trust", "pilot"], ["trip", "advisor"],
    ["you", "tube"], ["booking", "com"], ["tik", "tok"],
  ]

  /// Words that tell of a closed channel; they win over open ones ("Facebook Messenger", "Twitter DM").
  private static let closedWords: Set<String> = [
    "survey", "surveys", "questionnaire", "email", "emails", "mail", "mails", "phone", "call",
    "calls", "telephone", "voice", "ivr", "chat", "livechat", "webchat", "chatbot", "sms",
    "whatsapp", "messenger", "dm", "dms", "message", "messages", "private", "form", "webform",
    "letter", "ticket", "tickets", "helpdesk", "kiosk", "internal", "nps", "csat",
  ]

  /// Returns the kind of the channel with the given name, without regard to case and punctuation.
  ///
  /// - Returns: `unknown` when no word of the name is known.
  public init(name: String) {
    let words = Self.words(of: name)
    let pairs = zip(words, words.dropFirst()).map { [$0, $1] }
    if words.contains(where: Self.closedWords.contains) {
      self = .closed
    } else if words.contains(where: Self.openWords.contains)
      || pairs.contains(where: Self.openPairs.contains)
    {
      self = .open
    } else {
      self = .unknown
    }
  }

  /// Returns the words of a name in lower case: runs of ASCII letters.
  private static func words(of name: String) -> [String] {
    let folded = name.utf8.map { (65...90).contains($0) ? $0 + 32 : $0 }
    return folded.split { !(97...122).contains($0) }.map { String(decoding: $0, as: UTF8.self) }
  }
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
