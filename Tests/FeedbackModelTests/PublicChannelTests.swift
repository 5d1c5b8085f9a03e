import FeedbackModel
import Testing

@Suite("Public channels")
struct PublicChannelTests {
  @Test(
    "are open",
    arguments: [
      "x", "X", "X (Twitter)", "twitter", "Twitter mention", "facebook", "Facebook comment",
      "instagram", "Mastodon", "TikTok", "youtube", "reddit", "r/trains on Reddit", "Trustpilot",
      "Google", "google-reviews", "App Store", "app_store", "Google Play Store", "review",
      "TripAdvisor", "forum", "Social media", "public", "Booking.com", "twitter.com",
    ]
  )
  func open(_ name: String) {
    #expect(ChannelKind(name: name) == .open)
    #expect(isPublicChannel(name))
  }

  @Test(
    "are not those between the writer and the company",
    arguments: [
      "survey", "NPS survey", "email", "E-mail", "phone", "Call centre", "chat", "Live chat", "SMS",
      "Facebook Messenger", "Twitter DM", "Instagram direct message", "WhatsApp", "private",
      "Public website form",
    ]
  )
  func closed(_ name: String) {
    #expect(ChannelKind(name: name) == .closed)
    #expect(!isPublicChannel(name, reach: 100))
  }

  @Test(
    "are unknown ones only with a reach",
    arguments: ["", "web", "web 2", "ξ", "xbox", "store"]
  )
  func unknown(_ name: String) {
    #expect(ChannelKind(name: name) == .unknown)
    #expect(!isPublicChannel(name))
    #expect(isPublicChannel(name, reach: 5))
  }

  @Test("are rows without a channel only with a reach")
  func missing() {
    #expect(!isPublicChannel(nil))
    #expect(isPublicChannel(nil, reach: 0))
  }
}
