import FeedbackModel
import Tokenization

/// What a quotation mark does.
enum QuotationSide {
  case none
  case opening
  case closing
  case either
  /// Square brackets hold what an editor wrote: "[illegible]".
  case openingBracket
  case closingBracket

  /// Tells what a unit does, going by its bytes.
  static func of(_ unit: LexicalUnit, _ text: Span<UInt8>) -> QuotationSide {
    guard unit.kind == .punctuation else { return .none }
    let start = Int(unit.span.start)
    if unit.span.count == 1 {
      switch text[start] {
      case UInt8(ascii: "\""): return .either
      case UInt8(ascii: "["): return .openingBracket
      case UInt8(ascii: "]"): return .closingBracket
      default: return .none
      }
    }
    if unit.span.count == 2, text[start] == 0xC2 {
      return text[start + 1] == 0xAB ? .opening : text[start + 1] == 0xBB ? .closing : .none
    }
    guard unit.span.count == 3, text[start] == 0xE2, text[start + 1] == 0x80 else { return .none }
    return text[start + 2] == 0x9C ? .opening : text[start + 2] == 0x9D ? .closing : .none
  }
}
