#include "CICU.h"

#include "CScanning.h"

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
