import FeedbackModel

/// Comments on a mobile operator, the words that name a topic marked as `[topic:words]`.
enum MobileOperatorTexts {
  /// A comment and how often it is written.
  struct Template {
    var text: String
    var score: Int
    var weight: Int
    /// How much more often it is written in the week of the broken release.
    var surge = 1
    var intents: IntentSet = []
  }

  static let topics = [
    "account-access", "website-app", "billing", "wait-time", "staff-attitude", "coverage",
    "delivery", "resolution", "price",
  ]

  static let topicNames = [
    "Account access", "Website and app", "Billing", "Waiting time", "Staff attitude", "Coverage",
    "Delivery", "Resolution", "Price",
  ]

  static let all: [Template] = [
    .init(
      text: "Since the update I [account-access:can't log in], the code never arrives",
      score: -812,
      weight: 1,
      surge: 16
    ),
    .init(
      text: "[account-access:Locked out] of my account again and the [website-app:app] just closes",
      score: -874,
      weight: 1,
      surge: 14
    ),
    .init(
      text:
        "It sends a code by text but says the code is wrong, so I [account-access:cannot sign in]",
      score: -701,
      weight: 1,
      surge: 12,
      intents: [IntentSet(.question)]
    ),
    .init(
      text:
        "The new [website-app:app] crashes every time I open it. If I can't [account-access:log in]"
        + " by Friday I am leaving for another network",
      score: -902,
      weight: 1,
      surge: 9,
      intents: [IntentSet(.churn)]
    ),
    .init(
      text: "[account-access:Password reset] worked first time, thank you",
      score: 640,
      weight: 4
    ),
    .init(
      text: "[billing:Charged twice] for roaming in May and nobody can tell me why",
      score: -765,
      weight: 10,
      intents: [IntentSet(.refund)]
    ),
    .init(
      text: "My [billing:bill] went up by £7.40 without a word of warning",
      score: -520,
      weight: 12
    ),
    .init(
      text: "The [billing:bill] is easy to read now, much better than before",
      score: 430,
      weight: 7
    ),
    .init(
      text: "I was [wait-time:on hold for 40 minutes] and then the line went dead",
      score: -838,
      weight: 14
    ),
    .init(
      text: "[wait-time:Hardly any wait], through to a person in under a minute",
      score: 587,
      weight: 8
    ),
    .init(
      text: "Amira in the Leeds shop was [staff-attitude:patient and kind] with my father",
      score: 912,
      weight: 14,
      intents: [IntentSet(.thanks)]
    ),
    .init(
      text: "The man on the phone was [staff-attitude:rude] and talked over me",
      score: -790,
      weight: 7
    ),
    .init(
      text: "[staff-attitude:Friendly staff] and they knew what they were talking about",
      score: 745,
      weight: 16
    ),
    .init(
      text: "[coverage:No signal] at home since the mast works started, three weeks now",
      score: -688,
      weight: 13
    ),
    .init(
      text: "[coverage:Signal] is great even up in the Dales",
      score: 702,
      weight: 12
    ),
    .init(
      text: "The handset [delivery:came two days late] and the box was open",
      score: -540,
      weight: 8
    ),
    .init(
      text: "[delivery:Delivered next day] as promised",
      score: 610,
      weight: 11
    ),
    .init(
      text: "Third time I have rung about this and it is [resolution:still not fixed]",
      score: -846,
      weight: 9
    ),
    .init(
      text: "[resolution:Sorted in one call], could not fault it",
      score: 803,
      weight: 15
    ),
    .init(
      text: "[price:Too dear] for what you get, but the [coverage:coverage] is good",
      score: -120,
      weight: 9
    ),
    .init(text: "[price:Good value] for three lines", score: 560, weight: 9),
    .init(
      text:
        "My face ID stopped working and now it wants a PIN I never set. [account-access:Can't get into my account] at all",
      score: -733,
      weight: 1,
      surge: 11
    ),
    .init(
      text:
        "Why do I need to [account-access:verify my number] on the very phone that has no signal?",
      score: -455,
      weight: 2,
      surge: 6
    ),
    .init(
      text: "[account-access:Signing in] with a fingerprint saves me a minute every time",
      score: 522,
      weight: 4
    ),
    .init(
      text: "The [website-app:website] froze at the payment page, twice",
      score: -610,
      weight: 5,
      surge: 3
    ),
    .init(
      text: "The [website-app:app] shows my data use at a glance. Love it",
      score: 688,
      weight: 6
    ),
    .init(
      text:
        "I was billed for a number that we cancelled in March. Please [billing:correct the invoice]",
      score: -588,
      weight: 6
    ),
    .init(
      text: "Your [billing:bill] arrived in Welsh. I don't speak Welsh, but it made my day",
      score: 305,
      weight: 1
    ),
    .init(
      text: "[wait-time:Queued] in the shop for an hour only to be told to ring",
      score: -720,
      weight: 7
    ),
    .init(
      text: "[wait-time:Answered at once], even on a bank holiday",
      score: 655,
      weight: 5
    ),
    .init(
      text:
        "Tom on chat was [staff-attitude:lovely], he stayed past his shift to finish my transfer",
      score: 871,
      weight: 5
    ),
    .init(
      text: "Being [staff-attitude:talked down to] by a machine is one thing, by a manager another",
      score: -655,
      weight: 3
    ),
    .init(
      text: "The [coverage:coverage map] says good, my kitchen says otherwise",
      score: -402,
      weight: 6
    ),
    .init(
      text: "Calls [coverage:drop] whenever the train leaves York",
      score: -533,
      weight: 5
    ),
    .init(
      text: "5G reached our village at last, [coverage:fast and steady]",
      score: 777,
      weight: 5
    ),
    .init(
      text: "Waited in all day and the [delivery:parcel never came]",
      score: -811,
      weight: 5
    ),
    .init(
      text: "[delivery:Courier] rang ahead and left it with my neighbour. Perfect",
      score: 730,
      weight: 5
    ),
    .init(
      text:
        "They closed my case without [resolution:fixing] anything, so I'll open it again tomorrow",
      score: -799,
      weight: 4
    ),
    .init(
      text: "One text and [resolution:it was solved] before I had put the kettle on",
      score: 840,
      weight: 4
    ),
    .init(
      text: "After nine years my loyalty [price:costs] more than a new customer pays",
      score: -677,
      weight: 5
    ),
    .init(
      text: "Cheapest [price:SIM-only deal] I could find, no complaints",
      score: 598,
      weight: 5
    ),
    .init(text: "It does what it should.", score: 90, weight: 12),
    .init(text: "I have the plan with 20 GB.", score: 0, weight: 10),
  ]
}
