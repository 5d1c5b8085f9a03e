/// Reads declared languages such as `en`, `en-GB`, `EN_us`, `eng` or `English`.
package enum DeclaredLanguage {
  /// The languages of ISO 639-1.
  private static let known = Set(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo \
    es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik in io is it iu iw ja ji \
    jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd \
    ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss \
    st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    """.split(separator: " ").map(String.init)
  )

  /// Returns the ISO 639-1 code, or nil where nothing is declared ("und", "other").
  static func code(_ bytes: ArraySlice<UInt8>) -> String? {
    var letters: [UInt8] = []
    for byte in bytes {
      let small = byte | 0x20
      guard (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(small), letters.count < 12 else {
        break
      }
      letters.append(small)
    }
    if letters.count == 2 {
      if letters == Array("en".utf8) { return "en" }
      return String(decoding: letters, as: UTF8.self)
    }
    return ["english", "eng"].contains(String(decoding: letters, as: UTF8.self)) ? "en" : nil
  }

  /// Returns the ISO 639-1 code of a language that somebody names for all comments; nil for what is no language.
  package static func code(named name: String) -> String? {
    code(Array(name.utf8)[...]).flatMap { known.contains($0) ? $0 : nil }
  }
}
