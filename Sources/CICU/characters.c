#include "CICU.h"

#include "CScanning.h"

#include <stdbool.h>
#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/uvernum.h>
#include <unicode/uversion.h>

// Tokens are short; longer stretches than this take the heap.
enum { SHORT_UNITS = 256 };

static int32_t fold_units(
    const UNormalizer2 *folder, const uint8_t *text, int32_t length, UChar *units, UChar *folded,
    int32_t room, uint8_t *out, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t count = 0, made = 0, written = 0;
  u_strFromUTF8WithSub(
      units, room, &count, (const char *)text, length, 0xFFFD, NULL, &status);
  if (U_FAILURE(status)) return -1;
  made = unorm2_normalize(folder, units, count, folded, room, &status);
  if (U_FAILURE(status)) return -1;
  u_strToUTF8WithSub((char *)out, capacity, &written, folded, made, 0xFFFD, NULL, &status);
  if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR) return -1;
  return written;
}

int32_t earshot_fold(const uint8_t *text, int32_t length, uint8_t *out, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *folder = unorm2_getNFKCCasefoldInstance(&status);
  if (U_FAILURE(status)) return -1;
  // NFKC grows one UTF-16 unit to at most 18 (U+FDFA).
  int32_t room = length * 18 + 1;
  UChar short_units[SHORT_UNITS], short_folded[SHORT_UNITS];
  if (room <= SHORT_UNITS) {
    return fold_units(folder, text, length, short_units, short_folded, room, out, capacity);
  }
  UChar *units = malloc(2 * (size_t)room * sizeof(UChar));
  if (!units) return -1;
  int32_t made = fold_units(folder, text, length, units, units + room, room, out, capacity);
  free(units);
  return made;
}

uint32_t earshot_codepoint_properties(uint32_t codepoint) {
  UChar32 c = (UChar32)codepoint;
  uint32_t bits = 0;
  uint32_t mask = U_GET_GC_MASK(c);
  if (u_isUWhiteSpace(c)) bits |= EARSHOT_CP_WHITESPACE;
  if (mask & U_GC_P_MASK) bits |= EARSHOT_CP_PUNCTUATION;
  if (mask & U_GC_S_MASK) bits |= EARSHOT_CP_SYMBOL;
  if (mask & U_GC_SC_MASK) bits |= EARSHOT_CP_CURRENCY;
  if (mask & U_GC_M_MASK) bits |= EARSHOT_CP_MARK;
  if (mask & U_GC_L_MASK) bits |= EARSHOT_CP_LETTER;
  if (u_isUUppercase(c)) bits |= EARSHOT_CP_UPPERCASE;
  if (c > 0x7F && u_hasBinaryProperty(c, UCHAR_EMOJI)) bits |= EARSHOT_CP_EMOJI;
  if (u_hasBinaryProperty(c, UCHAR_EMOJI_PRESENTATION)) bits |= EARSHOT_CP_EMOJI_PRESENTATION;
  if (u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC)) bits |= EARSHOT_CP_PICTOGRAPHIC;
  if (u_hasBinaryProperty(c, UCHAR_EMOJI_MODIFIER)) bits |= EARSHOT_CP_EMOJI_MODIFIER;
  if (u_hasBinaryProperty(c, UCHAR_REGIONAL_INDICATOR)) bits |= EARSHOT_CP_REGIONAL_INDICATOR;
  UErrorCode status = U_ZERO_ERROR;
  if (uscript_getScript(c, &status) == USCRIPT_LATIN) bits |= EARSHOT_CP_LATIN;
  return bits;
}

uint8_t earshot_codepoint_sentence_break(uint32_t codepoint) {
  switch ((USentenceBreak)u_getIntPropertyValue((UChar32)codepoint, UCHAR_SENTENCE_BREAK)) {
    case U_SB_ATERM: return EARSHOT_SB_ATERM;
    case U_SB_CLOSE: return EARSHOT_SB_CLOSE;
    case U_SB_FORMAT:
    case U_SB_EXTEND: return EARSHOT_SB_EXTEND;
    case U_SB_LOWER: return EARSHOT_SB_LOWER;
    case U_SB_NUMERIC: return EARSHOT_SB_NUMERIC;
    case U_SB_OLETTER: return EARSHOT_SB_OTHER_LETTER;
    case U_SB_SEP:
    case U_SB_CR:
    case U_SB_LF: return EARSHOT_SB_SEPARATOR;
    case U_SB_SP: return EARSHOT_SB_SPACE;
    case U_SB_STERM: return EARSHOT_SB_STERM;
    case U_SB_UPPER: return EARSHOT_SB_UPPER;
    case U_SB_SCONTINUE: return EARSHOT_SB_CONTINUE;
    default: return EARSHOT_SB_OTHER;
  }
}

// Whether ICU's word rules leave a code point to a dictionary, or have a class of their own for it.
static bool is_beyond_word_rules(UChar32 c) {
  if (u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT) return true;
  if (u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC)) return true;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(c, &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL: return true;
    default: break;
  }
  // Wide forms of digits and colons.
  return (c >= 0xFF10 && c <= 0xFF1A) || c == 0xFE55;
}

uint8_t earshot_codepoint_word_break(uint32_t codepoint) {
  UChar32 c = (UChar32)codepoint;
  // ICU's own: "@" is a letter, and ":" joins nothing.
  if (c == '@') return EARSHOT_WB_LETTER;
  if (c == ':') return EARSHOT_WB_OTHER;
  if (c > 0x7F && is_beyond_word_rules(c)) return EARSHOT_WB_UNKNOWN;
  bool is_picture = u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC);
  UWordBreakValues value = (UWordBreakValues)u_getIntPropertyValue(c, UCHAR_WORD_BREAK);
  // A letter that is a picture too follows the rules of both.
  if (is_picture) return value == U_WB_OTHER ? EARSHOT_WB_PICTURE : EARSHOT_WB_UNKNOWN;
  switch (value) {
    case U_WB_OTHER: return EARSHOT_WB_OTHER;
    case U_WB_ALETTER: return EARSHOT_WB_LETTER;
    case U_WB_HEBREW_LETTER: return EARSHOT_WB_HEBREW_LETTER;
    case U_WB_NUMERIC: return EARSHOT_WB_NUMERIC;
    case U_WB_EXTENDNUMLET: return EARSHOT_WB_EXTEND_NUM_LET;
    case U_WB_MIDLETTER: return EARSHOT_WB_MID_LETTER;
    case U_WB_MIDNUM: return EARSHOT_WB_MID_NUM;
    case U_WB_MIDNUMLET: return EARSHOT_WB_MID_NUM_LET;
    case U_WB_SINGLE_QUOTE: return EARSHOT_WB_SINGLE_QUOTE;
    case U_WB_DOUBLE_QUOTE: return EARSHOT_WB_DOUBLE_QUOTE;
    case U_WB_WSEGSPACE: return EARSHOT_WB_SPACE;
    case U_WB_CR: return EARSHOT_WB_CR;
    case U_WB_LF: return EARSHOT_WB_LF;
    case U_WB_NEWLINE: return EARSHOT_WB_NEWLINE;
    case U_WB_EXTEND:
    case U_WB_FORMAT: return EARSHOT_WB_EXTEND;
    case U_WB_ZWJ: return EARSHOT_WB_ZWJ;
    case U_WB_REGIONAL_INDICATOR: return EARSHOT_WB_REGIONAL_INDICATOR;
    default: return EARSHOT_WB_UNKNOWN;
  }
}

const char *earshot_icu_version(void) {
  static char text[U_MAX_VERSION_STRING_LENGTH];
  if (!text[0]) {
    UVersionInfo version;
    u_getVersion(version);
    u_versionToString(version, text);
  }
  return text;
}

const char *earshot_unicode_version(void) { return U_UNICODE_VERSION; }
