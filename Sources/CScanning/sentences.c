#include "CScanning.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

// ICU's root sentence rules (UAX #29, SB1-SB998). Only separators, full stops and other terminators can end a sentence,
// so all other bytes are stepped over by a table.

enum {
  OTHER = EARSHOT_SB_OTHER,
  SEPARATOR = EARSHOT_SB_SEPARATOR,
  SPACE = EARSHOT_SB_SPACE,
  ATERM = EARSHOT_SB_ATERM,
  STERM = EARSHOT_SB_STERM,
  CLOSE = EARSHOT_SB_CLOSE,
  CONTINUE = EARSHOT_SB_CONTINUE,
  NUMERIC = EARSHOT_SB_NUMERIC,
  UPPER = EARSHOT_SB_UPPER,
  LOWER = EARSHOT_SB_LOWER,
  OTHER_LETTER = EARSHOT_SB_OTHER_LETTER,
  EXTEND = EARSHOT_SB_EXTEND,
  WIDE = 255
};

#define FOUR(x) x, x, x, x
#define SIXTEEN(x) FOUR(x), FOUR(x), FOUR(x), FOUR(x)
static const uint8_t properties[256] = {
    ['\t'] = SPACE, ['\n'] = SEPARATOR, [0x0B] = SPACE, [0x0C] = SPACE, ['\r'] = SEPARATOR, [' '] = SPACE,
    ['!'] = STERM, ['"'] = CLOSE, ['\''] = CLOSE, ['('] = CLOSE, [')'] = CLOSE, [','] = CONTINUE, ['-'] = CONTINUE,
    ['.'] = ATERM, ['0'] = FOUR(NUMERIC), FOUR(NUMERIC), NUMERIC, NUMERIC, [':'] = CONTINUE, ['?'] = STERM,
    ['A'] = FOUR(UPPER), FOUR(UPPER), FOUR(UPPER), FOUR(UPPER), FOUR(UPPER), FOUR(UPPER), UPPER, UPPER,
    ['['] = CLOSE, [']'] = CLOSE,
    ['a'] = FOUR(LOWER), FOUR(LOWER), FOUR(LOWER), FOUR(LOWER), FOUR(LOWER), FOUR(LOWER), LOWER, LOWER,
    ['{'] = CLOSE, ['}'] = CLOSE,
    [0x80] = SIXTEEN(WIDE), SIXTEEN(WIDE), SIXTEEN(WIDE), SIXTEEN(WIDE), SIXTEEN(WIDE), SIXTEEN(WIDE), SIXTEEN(WIDE),
    SIXTEEN(WIDE),
};

typedef struct {
  const uint8_t *text;
  int32_t count;
  earshot_sentence_property property;
} reader;

// Returns the property of the code point at a position and where the next one begins.
static uint8_t read_at(const reader *in, int32_t position, int32_t *next) {
  uint8_t first = in->text[position];
  if (first < 0x80) {
    *next = position + 1;
    return properties[first];
  }
  int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  uint32_t value = first & (length == 4 ? 0x07 : length == 3 ? 0x0F : 0x1F);
  for (int i = 1; i < length; i++) value = value << 6 | (in->text[position + i] & 0x3F);
  *next = position + length;
  return in->property(value);
}

// Steps over what extends the code point before (SB5).
static int32_t behind_extensions(const reader *in, int32_t position) {
  int32_t next;
  while (position < in->count && in->text[position] >= 0x80 && read_at(in, position, &next) == EXTEND) position = next;
  return position;
}

// Steps over a run of one property and what extends its members.
static int32_t behind_all(const reader *in, int32_t position, uint8_t property) {
  int32_t next;
  while (position < in->count && read_at(in, position, &next) == property) position = behind_extensions(in, next);
  return position;
}

static int32_t behind_separator(const reader *in, int32_t position, int32_t next) {
  if (in->text[position] == '\r' && next < in->count && in->text[next] == '\n') return next + 1;
  return next;
}

// Whether the next letter, before any other separator or terminator, is a small one (SB8).
static bool goes_on_small(const reader *in, int32_t position) {
  int32_t next;
  for (; position < in->count; position = next) {
    switch (read_at(in, position, &next)) {
      case LOWER: return true;
      case UPPER:
      case OTHER_LETTER:
      case SEPARATOR:
      case ATERM:
      case STERM: return false;
      default: break;
    }
  }
  return false;
}

// Returns where to go on behind a terminator, and whether a sentence ends there.
static int32_t behind_terminator(const reader *in, int32_t next, uint8_t terminator, uint8_t before, bool *breaks) {
  int32_t position = behind_extensions(in, next), after;
  *breaks = false;
  if (terminator == ATERM && position < in->count) {
    uint8_t following = read_at(in, position, &after);
    if (following == NUMERIC) return position;                                         // SB6
    if (following == UPPER && (before == UPPER || before == LOWER)) return position;   // SB7
  }
  position = behind_all(in, position, CLOSE);
  position = behind_all(in, position, SPACE);
  *breaks = true;
  if (position >= in->count) return position;
  switch (read_at(in, position, &after)) {
    case SEPARATOR: return behind_separator(in, position, after);  // SB9-SB11
    case CONTINUE:
    case ATERM:
    case STERM: *breaks = false; return position;  // SB8a
    default: break;
  }
  if (terminator == ATERM) *breaks = !goes_on_small(in, position);
  return position;
}

// Returns the next byte at or behind a position that may matter to the rules: a separator, a terminator or no ASCII.
static int32_t next_candidate(const uint8_t *text, int32_t position, int32_t count) {
#ifdef __SSE2__
  for (; position + 16 <= count; position += 16) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(text + position));
    __m128i found = _mm_or_si128(
        _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('.')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('!'))),
        _mm_or_si128(
            _mm_cmpeq_epi8(bytes, _mm_set1_epi8('?')),
            _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\r')))));
    // The top bit of a byte marks what is no ASCII, as it marks what was found.
    int mask = _mm_movemask_epi8(_mm_or_si128(found, bytes));
    if (mask) return position + __builtin_ctz((unsigned)mask);
  }
#endif
  while (position < count) {
    uint8_t kind = properties[text[position]];
    if (kind == ATERM || kind == STERM || kind == SEPARATOR || kind == WIDE) return position;
    position++;
  }
  return count;
}

// The property of the code point that ends before a position; extensions are not looked through.
static uint8_t property_before(const uint8_t *text, int32_t position) {
  uint8_t kind = position > 0 ? properties[text[position - 1]] : OTHER;
  return kind == WIDE ? OTHER : kind;
}

int32_t earshot_scan_sentences(
    const uint8_t *text, int32_t count, earshot_sentence_property property, int32_t *ends) {
  reader in = {text, count, property};
  int32_t found = 0, position = 0, start = 0;
  int32_t wide_end = 0;    // where the last code point beyond ASCII ended
  uint8_t wide = OTHER;    // the property of the code point before there, extensions left out
  while ((position = next_candidate(text, position, count)) < count) {
    int32_t next;
    uint8_t kind = read_at(&in, position, &next);
    uint8_t before = position == wide_end ? wide : property_before(text, position);
    bool breaks = true;
    if (kind == SEPARATOR) {
      position = behind_separator(&in, position, next);
    } else if (kind == ATERM || kind == STERM) {
      position = behind_terminator(&in, next, kind, before, &breaks);
    } else {
      wide = kind == EXTEND ? before : kind;
      position = wide_end = next;
      continue;
    }
    wide_end = position;
    wide = OTHER;
    if (!breaks) continue;
    ends[found++] = position;
    start = position;
  }
  if (start < count) ends[found++] = count;
  return found;
}
