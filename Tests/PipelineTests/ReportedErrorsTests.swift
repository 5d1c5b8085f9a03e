import FeedbackModel
import Foundation
import Testing

@testable import Pipeline

/// What word-list tools get wrong on feedback, and what users reported: all of it must come out right.
struct ReportedErrorsTests {
  /// A comment, what it must come out as, and why it is hard.
  struct Case: CustomTestStringConvertible, Sendable {
    var text: String
    var question: String?
    var label: SentimentLabel?
    var isNotLabel: SentimentLabel?
    var isComplaint: Bool?
    var isMixed: Bool?
    var status = RowStatus.scored

    var testDescription: String { question.map { "\($0) \(text)" } ?? text }

    static func negative(_ text: String, to question: String? = nil, complaint: Bool? = nil) -> Case
    {
      Case(text: text, question: question, label: .negative, isComplaint: complaint)
    }

    static func positive(_ text: String, to question: String? = nil) -> Case {
      Case(text: text, question: question, label: .positive, isComplaint: false)
    }

    static func neutral(_ text: String, to question: String? = nil) -> Case {
      Case(text: text, question: question, label: .neutral, isComplaint: false)
    }

    static func mixed(_ text: String, _ label: SentimentLabel? = nil) -> Case {
      Case(text: text, label: label, isMixed: true)
    }

    static func not(_ label: SentimentLabel, _ text: String) -> Case {
      Case(text: text, isNotLabel: label)
    }

    static func noComplaint(_ text: String) -> Case { Case(text: text, isComplaint: false) }

    static func unscored(_ text: String, _ status: RowStatus) -> Case {
      Case(text: text, status: status)
    }
  }

  private static let engine: Engine? = {
    var options = EngineOptions()
    options.lexicons =
      URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path + "/Lexicons"
    return try? Engine(options)
  }()

  private func check(_ wanted: Case) throws {
    var annotator = try #require(Self.engine).annotator()
    let found = annotator.annotate(wanted.text, answering: wanted.question)
    let why = Comment(
      rawValue: "\(found.score): \(found.trace.map { "\($0.entry) \($0.rule) \($0.value)" })"
    )
    #expect(found.status == wanted.status, why)
    if let label = wanted.label { #expect(found.label == label, why) }
    if let label = wanted.isNotLabel { #expect(found.label != label, why) }
    if let isComplaint = wanted.isComplaint { #expect(found.complaint == isComplaint, why) }
    if let isMixed = wanted.isMixed { #expect(found.mixed == isMixed, why) }
  }

  // MARK: - What users reported

  static let reports: [Case] = [
    .positive("no problems ever"),
    .positive("All good. No complaints."),
    .positive("No bad smell. Nothing to worry about"),
    .not(.negative, "Not the worst…"),
    .positive("Without a doubt excellent"),
    .positive("couldn't be happier"),
    .not(.positive, "Kindly improve your performance"),
    // Bodies exported as HTML.
    .negative("I don&#39;t like it"), .negative("It is <b>not</b> <i>good</i>"),
    .negative("It was not&nbsp;good"), .positive("<div class=\"awful\">lovely service</div>"),
    .negative("thanks for nothing", complaint: true),
    .negative("nothing for redheads :("),
    .negative("I never liked how they treat me"),
    .negative("nobody loves her", complaint: false),
    .negative("🤬"),
    .positive("❤️"),
    .positive("Excellent"),
    .negative("Rubbish"),
    .positive("LMFAOOOOO"),
    // The stars that it would have are not those that it has.
    .negative("Would be 5 stars if the app worked"),
    .negative("Would give 5 stars if the staff were friendlier"),
    .negative("It would be five stars if there was parking"),
    .positive("Would give 10 stars if I could"),
    // Faults that are denied are no complaint.
    .noComplaint("not rude, not slow, not unhelpful"),
    .noComplaint("Nobody was rude"),
    // The mail that is answered is somebody else's.
    .negative("Still waiting.\n\n> Your service was wonderful\n> and the staff lovely"),
    .positive("Thanks, all sorted.\n> The service is awful, I want a refund"),
  ]

  @Test(arguments: reports)
  func `users' reports`(wanted: Case) throws { try check(wanted) }

  @Test
  func `each occurrence of a word counts in its own context`() throws {
    var annotator = try #require(Self.engine).annotator()
    let found = annotator.annotate(
      "The food was good. The room was not good, but the pool was very good."
    )
    var sums: [Int: Int64] = [:]
    // "But" itself is evidence that there are two sides.
    for step in found.trace where step.rule != "neutral" {
      sums[step.hit, default: 0] += step.value
    }
    #expect(sums.sorted { $0.key < $1.key }.map { $0.value.signum() } == [1, -1, 1])
    #expect(Set(sums.values).count == 3)
  }

  static let rewrites: [[String]] = [
    [
      "The staff were helpful", "The staff were helpful.", "The staff were helpful!",
      "The staff were helpful,",
    ],
    [
      "Late again. No reply.", "Late again! No reply!", "Late again - no reply",
      "Late again... No reply…",
    ],
    [
      "Good, clean and quick.", "Good; clean and quick", "Good - clean and quick!",
      "Good, clean, and quick",
    ],
    [
      "Not good. Never again.", "Not good! Never again!", "Not good; never again",
      "Not good, never again",
    ],
  ]

  @Test(arguments: rewrites)
  func `other marks keep the polarity`(texts: [String]) throws {
    var annotator = try #require(Self.engine).annotator()
    let labels = texts.map { annotator.annotate($0).label }
    #expect(Set(labels).count == 1, "\(labels)")
    #expect(labels.first != .neutral)
  }

  // MARK: - What tools get wrong, by cause

  static let praiseAndComplaint: [Case] = [
    .mixed("The driver was lovely but the train was two hours late", .negative),
    .mixed("The room was great but the food was awful", .negative),
    .mixed("The queue was awful, but the woman at the desk was brilliant"),
    .mixed("Great food, terrible service"),
    .positive("The room was small but the staff were wonderful"),
    .negative("Helpful staff, but my refund never came", complaint: true),
  ]

  static let names: [Case] = [
    .neutral("@united what time does the desk open"),
    .neutral("@Virgin_Perfect is the 17:10 from platform 3"),
    .neutral("see www.bestever.com for the list"),
    .negative("@LoveTrains my train is cancelled", complaint: true),
    .negative("@GreatNorthern stuck outside York again"),
    .unscored("@HappyTelecom", .noContent),
  ]

  static let plainFacts: [Case] = [
    .negative("On hold for 50 minutes and then cut off", complaint: true),
    .negative("The ticket machine was not working", complaint: true),
    .negative("not enough staff on the ward", complaint: true),
    .negative("Been waiting since nine o'clock", complaint: true),
    .negative("Still no reply to my email", complaint: true),
    .negative("I was charged twice for the same order", complaint: true),
    .negative("The app crashes every time I log in", complaint: true),
    .negative("My parcel never arrived", complaint: true),
    .negative("They hung up on me", complaint: true),
    .negative("passed around four departments", complaint: true),
    .negative("Friendly crew. The website crashed and I lost my booking."),
  ]

  static let courtesies: [Case] = [
    .negative("Please could you help, the boiler is leaking. Many thanks.", complaint: true),
    .negative("Hi, please help, I have been on hold for an hour. Thanks", complaint: true),
    .neutral("Please like our page"),
    .neutral("What number do I ring?"),
    .neutral("Could you please send me the form? Thank you."),
    .neutral("Can you tell me when the desk opens? Many thanks"),
    .positive("Thanks for the quick answer"),
    .positive("Thank you so much to the nurses"),
  ]

  static let bareAnswers: [Case] = [
    .positive("Nothing", to: "What could we improve?"),
    .positive("none", to: "What could we improve?"),
    .positive("n/a", to: "What could we improve?"),
    .positive("No", to: "Is there anything we could improve?"),
    .negative("Nothing", to: "What was good?"),
    .negative("Nothing", to: "What did we do well?"),
    .positive("The nurses", to: "What was good about your visit?"),
    .negative("Waiting times", to: "What could we have done better?"),
    .unscored("n/a", .noContent),
  ]

  static let senses: [Case] = [
    .neutral("The nurse asked what kind of sandwich I would like"),
    .neutral("I was admitted to the emergency department on Monday"),
    .neutral("Security is on the left of the hall"),
    .neutral("I am a loyalty card holder"),
    .neutral("I rang customer support about care of the plant"),
    .neutral("I work in social care"),
    .positive("The nurse was so kind"),
  ]

  static let questions: [Case] = [
    .neutral("Is there free parking at the hotel?"),
    .neutral("What time does breakfast start?"),
    .neutral("Can I pay by card?"),
    .neutral("Do you have a good map of the station?"),
    .neutral("Does the 10:15 still have a great buffet car?"),
    .neutral("Can anyone recommend a good seat?"),
    .neutral("Do you have a nice room for two in May?"),
  ]

  static let domainPraise: [Case] = [
    .positive("Punctual and professional"),
    .positive("Sorted quickly"),
    .positive("Spot on"),
    .positive("The engineer sorted it within the hour"),
    .positive("On time, clean and quick"),
    .positive("Seen quickly and treated with dignity"),
  ]

  static let moods: [Case] = [
    .noComplaint("I am so sad that summer is over"),
    .noComplaint("Cried all day, miss my grandmother"),
    .noComplaint("The film was about a murder"),
    .noComplaint("I hate Mondays"),
    .noComplaint("Feeling lonely and ill today"),
    .negative("I am furious with your company", complaint: true),
  ]

  static let sarcasm: [Case] = [
    .negative("Thanks for nothing, three hours on the platform", complaint: true),
    .negative("Oh brilliant, cancelled again", complaint: true),
    .negative("Great, another delay", complaint: true),
    .negative("Well done for losing my bag", complaint: true),
    .negative("Nice job breaking my suitcase", complaint: true),
    .negative("Why do I even bother paying for this?", complaint: true),
    .negative("How hard can it be to answer a phone?", complaint: true),
  ]

  static let negations: [Case] = [
    .positive("I couldn't fault the staff"),
    .positive("Hard to fault"),
    .positive("Nothing, I was very pleased"),
    .positive("Nothing, was very pleased", to: "What could we improve?"),
    .positive("Cannot fault it, great service"),
    .positive("Never had a problem"),
    .positive("No, it was excellent"),
    .positive("not only quick but also friendly"),
    .negative("I was not impressed"),
    .negative("The staff were not helpful or friendly"),
    .negative("The food was not good"),
  ]

  static let comparatives: [Case] = [
    .negative("Better communication"),
    .negative("More staff at weekends"),
    .negative("More staff", to: "What could we improve?"),
    .negative("Quicker answers on the phone"),
    .negative("Quicker answers on the phone", to: "What could we improve?"),
    .positive("The new app is better"),
    .positive("It was quicker than last time"),
  ]

  static let languages: [Case] = [
    .unscored("El tren llegó tarde y nadie nos dijo nada", .unsupportedLanguage),
    .unscored(
      "Der Zug war schon wieder zu spät und niemand hat etwas gesagt",
      .unsupportedLanguage
    ),
    .unscored("電車が遅れて困りました", .unsupportedLanguage),
    .unscored("รอนานมาก", .unsupportedLanguage),
    .negative("No towels, no hot water, no apology"),
  ]

  static let wishes: [Case] = [
    .not(.positive, "It would be nice to have a café"),
    .negative("It could have been better"),
    .not(.positive, "If the staff were friendlier I would come back"),
    .not(.positive, "If it were cheaper I would be happy"),
    .not(.positive, "Would be great if you opened on Sundays"),
    .not(.positive, "I wish the rooms were clean"),
    .not(.positive, "would have been lovely to be told"),
  ]

  static let quotations: [Case] = [
    .neutral("RT @bob: worst airline ever, never again"),
    .neutral("The sign says \"no smoking please, it is bad for you\""),
    .neutral("My sister said \"this is the best hotel in the world\""),
    .negative("They said \"we are the best in the country\" and lost my bag"),
  ]

  static let hashtags: [Case] = [
    .negative("#badcustomerservice", complaint: true),
    .negative("#BadCustomerService", complaint: true),
    .negative("two hours at the desk #worstairline"),
    .positive("#greatservice"),
  ]

  @Test(arguments: praiseAndComplaint)
  func `praise and complaint in one text`(wanted: Case) throws { try check(wanted) }

  @Test(arguments: names)
  func `handles, addresses and brands are no words`(wanted: Case) throws { try check(wanted) }

  @Test(arguments: plainFacts)
  func `a fault told as plain fact`(wanted: Case) throws { try check(wanted) }

  @Test(arguments: courtesies)
  func `polite words do not outweigh`(wanted: Case) throws { try check(wanted) }

  @Test(arguments: bareAnswers)
  func `the question decides a bare answer`(wanted: Case) throws { try check(wanted) }

  @Test(arguments: senses)
  func `the other sense of a word`(wanted: Case) throws { try check(wanted) }

  @Test(arguments: questions)
  func `a question is no praise`(wanted: Case) throws { try check(wanted) }

  @Test(arguments: domainPraise)
  func `praise in the words of service`(wanted: Case) throws { try check(wanted) }

  @Test(arguments: moods)
  func `a sad or hostile mood is no complaint`(wanted: Case) throws { try check(wanted) }

  @Test(arguments: sarcasm)
  func `mock praise and questions that ask nothing`(wanted: Case) throws { try check(wanted) }

  @Test(arguments: negations)
  func `what a negation reaches`(wanted: Case) throws { try check(wanted) }

  @Test(arguments: comparatives)
  func `a bare comparative tells of a lack`(wanted: Case) throws { try check(wanted) }

  @Test(arguments: languages)
  func `other languages abstain`(wanted: Case) throws { try check(wanted) }

  @Test(arguments: wishes)
  func `wishes and conditions are no praise`(wanted: Case) throws { try check(wanted) }

  @Test(arguments: quotations)
  func `somebody else's words`(wanted: Case) throws { try check(wanted) }

  @Test(arguments: hashtags)
  func `words run together in hashtags`(wanted: Case) throws { try check(wanted) }
}
