/// What a small word does in the grammar that the rules go by.
struct GrammarRoles: OptionSet, BitwiseCopyable, Sendable {
  let rawValue: UInt64

  /// "Or", "any": over it and the hit before a negation reads on.
  static var carrier: GrammarRoles { GrammarRoles(rawValue: 1 << 0) }
  /// "Or": ends a list whose members share one negation.
  static var alternative: GrammarRoles { GrammarRoles(rawValue: 1 << 1) }
  /// "Nor": negates once together with the negator before it.
  static var partner: GrammarRoles { GrammarRoles(rawValue: 1 << 2) }
  /// "And", "because": ends a negation.
  static var conjunction: GrammarRoles { GrammarRoles(rawValue: 1 << 3) }
  /// "When": opens a clause that no comma parts from the one before.
  static var subordinator: GrammarRoles { GrammarRoles(rawValue: 1 << 4) }
  /// "Was", "feel": says of something what it is or seems.
  static var copula: GrammarRoles { GrammarRoles(rawValue: 1 << 5) }
  /// "Did": may stand before its subject ("not once did they"), or helps another verb.
  static var auxiliary: GrammarRoles { GrammarRoles(rawValue: 1 << 6) }
  /// "Not": makes a negation of an auxiliary before it.
  static var particle: GrammarRoles { GrammarRoles(rawValue: 1 << 7) }
  /// "Isn't": negates what was said before ("The food isn't.").
  static var negatedAuxiliary: GrammarRoles { GrammarRoles(rawValue: 1 << 8) }
  /// "Didn't": negates in the past, and so in a wish says what is.
  static var negatedPast: GrammarRoles { GrammarRoles(rawValue: 1 << 9) }
  /// "The": stands before a noun.
  static var determiner: GrammarRoles { GrammarRoles(rawValue: 1 << 10) }
  /// "To be": what follows is still to be done.
  static var pending: GrammarRoles { GrammarRoles(rawValue: 1 << 11) }
  /// "They": stands for what was said before, or with it, in a clause that says no more.
  static var proform: GrammarRoles { GrammarRoles(rawValue: 1 << 12) }
  /// "Well": links such a clause to what stands before.
  static var filler: GrammarRoles { GrammarRoles(rawValue: 1 << 13) }
  /// "Hi": may stand before a question.
  static var greeting: GrammarRoles { GrammarRoles(rawValue: 1 << 14) }
  /// "Say": makes a statement of "can I" before it.
  static var saying: GrammarRoles { GrammarRoles(rawValue: 1 << 15) }
  /// "I": asks with "can" for leave to say something.
  static var speaker: GrammarRoles { GrammarRoles(rawValue: 1 << 16) }
  /// "Just": may stand between "can I" and "say".
  static var softener: GrammarRoles { GrammarRoles(rawValue: 1 << 17) }
  /// "Regards": the last word of a closing that a name follows.
  static var closing: GrammarRoles { GrammarRoles(rawValue: 1 << 18) }
  /// "Kind": stands before a closing.
  static var closingBefore: GrammarRoles { GrammarRoles(rawValue: 1 << 19) }
  /// "To": behind a closing it shows that nothing is closed.
  static var closingBehind: GrammarRoles { GrammarRoles(rawValue: 1 << 20) }
  /// "Cordially": a closing of one word, which begins the last line.
  static var closingAlone: GrammarRoles { GrammarRoles(rawValue: 1 << 21) }
  /// "Better", "more": compares.
  static var comparative: GrammarRoles { GrammarRoles(rawValue: 1 << 23) }
  /// "They": goes on about somebody else.
  static var thirdPerson: GrammarRoles { GrammarRoles(rawValue: 1 << 24) }
  /// "Even": may stand before the subject of a clause.
  static var opener: GrammarRoles { GrammarRoles(rawValue: 1 << 25) }
  /// "Bank", "phone": names what customers change for another.
  static var provider: GrammarRoles { GrammarRoles(rawValue: 1 << 26) }
  /// "You", "this": names what the comment is about.
  static var addressee: GrammarRoles { GrammarRoles(rawValue: 1 << 27) }
  /// "Please": may stand before what is asked for.
  static var plea: GrammarRoles { GrammarRoles(rawValue: 1 << 28) }
  /// "Keep" of "don't keep us waiting": what people are asked not to do because they did.
  static var pleaded: GrammarRoles { GrammarRoles(rawValue: 1 << 29) }
  /// "Said", "marked": what follows is only claimed.
  static var claiming: GrammarRoles { GrammarRoles(rawValue: 1 << 30) }
  /// "For": no noun, whatever it links.
  static var preposition: GrammarRoles { GrammarRoles(rawValue: 1 << 31) }
  /// "Free", "proof": what is named right before it is not there.
  static var freeing: GrammarRoles { GrammarRoles(rawValue: 1 << 32) }
  /// "My" of "sent from my": the last word of how a line begins that a device adds.
  static var deviceEnd: GrammarRoles { GrammarRoles(rawValue: 1 << 22) }

  /// The roles of single words by their names in the files.
  static let named: [String: GrammarRoles] = [
    "carrier": .carrier, "alternative": .alternative, "partner": .partner,
    "conjunction": .conjunction, "subordinator": .subordinator, "copula": .copula,
    "auxiliary": .auxiliary, "particle": .particle, "negated_auxiliary": .negatedAuxiliary,
    "negated_past": .negatedPast, "determiner": .determiner, "pending": .pending,
    "proform": .proform, "filler": .filler, "greeting": .greeting, "saying": .saying,
    "speaker": .speaker, "softener": .softener, "closing": .closing,
    "closing_before": .closingBefore, "closing_behind": .closingBehind,
    "closing_alone": .closingAlone, "comparative": .comparative, "third_person": .thirdPerson,
    "opener": .opener, "provider": .provider, "addressee": .addressee,
    "plea": .plea, "pleaded": .pleaded,
    "claiming": .claiming, "preposition": .preposition,
    "freeing": .freeing,
  ]
}
