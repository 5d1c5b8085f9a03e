import FeedbackModel
import Testing

@testable import Classification

struct LanguageDetectionTests {
  static let shipped: [(String, String)] = [
    // What is short, or has few small words, is the lexicon's own language.
    ("good", "en"), ("No", "en"), ("no no no", "en"), ("n/a", "en"), ("ok", "en"),
    ("Bad service", "en"),
    ("me too", "en"), ("as in the past", "en"), ("Die hard fan", "en"), ("on time", "en"),
    ("an app", "en"),
    ("👍", "en"), ("50", "en"), ("#fail", "en"), ("Café was nice", "en"),
    ("Had déjà vu at the desk", "en"),
    ("La Traviata was superb", "en"), ("Took the train to San José and Los Angeles", "en"),
    ("rude staff, filthy toilets", "en"), ("terrible", "en"), ("Non refundable fares", "en"),
    ("I said por favor and they smiled", "en"),
    // Sentences of other languages.
    ("El tren llegó tarde y nadie nos dijo nada", "es"),
    ("No me gusta la comida de este hotel", "es"), ("Muy mala atención, no lo recomiendo", "es"),
    ("Der Zug war schon wieder zu spät und niemand hat etwas gesagt", "de"),
    ("Das Personal war sehr freundlich", "de"), ("Ich bin nicht zufrieden mit dem Service", "de"),
    ("Le personnel était très gentil mais la chambre était sale", "fr"),
    ("Je ne suis pas content du service", "fr"),
    ("Il treno era in ritardo e nessuno ci ha detto niente", "it"),
    ("O comboio chegou atrasado e ninguém nos disse nada", "pt"),
    ("De trein was niet op tijd en er was geen personeel", "nl"),
    ("รอนานมาก ไม่มีใครรับสาย", "th"), ("電車が遅れて困りました", "ja"), ("ありがとう", "ja"),
    ("火车晚点了", "zh"), ("기차가 늦었어요", "ko"), ("Поезд опоздал на два часа", "ru"),
    ("Το τρένο άργησε", "el"), ("القطار متأخر", "ar"), ("הרכבת מאחרת", "he"), ("ट्रेन लेट थी", "hi"),
    // Mixed: the greater part tells.
    ("The staff at 東京 were very kind and helpful", "en"), ("電車 late again, 全然来ない、困る", "ja"),
    ("Very good service, muchas gracias", "en"),
  ]

  @Test(arguments: shipped)
  func `languages are told by script and small words`(text: String, code: String) throws {
    let bench = ClassifierBench(try #require(ShippedLexicons.set))
    // A comment without content has no language.
    let annotation = bench.annotate(text)
    #expect(annotation.language == code)
    #expect((annotation.status == .unsupportedLanguage) == (code != "en"))
  }
}
