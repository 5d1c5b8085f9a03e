#include "CScanning.h"

#include <stdlib.h>

// ICU's root word rules (UAX #29, WB3-WB999, with ICU 72's own) for UTF-8 text whose every code point is of a class
// below. Those whose boundaries need a dictionary have none; a stretch of text with one of them is left to ICU.

enum {
  OTHER = EARSHOT_WB_OTHER,
  LETTER = EARSHOT_WB_LETTER,
  HEBREW = EARSHOT_WB_HEBREW_LETTER,
  DIGIT = EARSHOT_WB_NUMERIC,
  UNDERSCORE = EARSHOT_WB_EXTEND_NUM_LET,
  MID_LETTER = EARSHOT_WB_MID_LETTER,
  MID_NUMBER = EARSHOT_WB_MID_NUM,
  MID_BOTH = EARSHOT_WB_MID_NUM_LET,
  SINGLE_QUOTE = EARSHOT_WB_SINGLE_QUOTE,
  DOUBLE_QUOTE = EARSHOT_WB_DOUBLE_QUOTE,
  SPACE = EARSHOT_WB_SPACE,
  RETURN = EARSHOT_WB_CR,
  LINE_FEED = EARSHOT_WB_LF,
  NEWLINE = EARSHOT_WB_NEWLINE,
  EXTEND = EARSHOT_WB_EXTEND,
  JOINER = EARSHOT_WB_ZWJ,
  REGIONAL = EARSHOT_WB_REGIONAL_INDICATOR,
  PICTURE = EARSHOT_WB_PICTURE,
  UNKNOWN = EARSHOT_WB_UNKNOWN
};

// Sets of classes, a bit each.
#define IN(set, class) ((set) >> (class) & 1)
enum {
  LETTERS = 1 << LETTER | 1 << HEBREW,
  WORDS = LETTERS | 1 << DIGIT | 1 << UNDERSCORE,
  BETWEEN_LETTERS = 1 << MID_LETTER | 1 << MID_BOTH | 1 << SINGLE_QUOTE,
  BETWEEN_DIGITS = 1 << MID_NUMBER | 1 << MID_BOTH | 1 << SINGLE_QUOTE,
  EXTENSIONS = 1 << EXTEND | 1 << JOINER,
  LINE_ENDS = 1 << RETURN | 1 << LINE_FEED | 1 << NEWLINE
};

// MARK: - Classes

// Code points by pages of 256, each filled when its first code point is met.
enum { PAGE_BITS = 8, PAGE_SIZE = 1 << PAGE_BITS, PAGES = 0x110000 >> PAGE_BITS };

struct earshot_word_classes {
  earshot_word_property property;
  uint8_t *pages[PAGES];
};

earshot_word_classes *earshot_word_classes_open(earshot_word_property property) {
  earshot_word_classes *classes = calloc(1, sizeof *classes);
  if (classes) classes->property = property;
  return classes;
}

void earshot_word_classes_close(earshot_word_classes *classes) {
  if (!classes) return;
  for (int i = 0; i < PAGES; i++) free(classes->pages[i]);
  free(classes);
}

static uint8_t *filled_page(earshot_word_classes *classes, uint32_t number) {
  uint8_t *page = malloc(PAGE_SIZE);
  if (!page) return NULL;
  for (uint32_t i = 0; i < PAGE_SIZE; i++) page[i] = classes->property(number << PAGE_BITS | i);
  return classes->pages[number] = page;
}

static inline uint8_t class_of(earshot_word_classes *classes, uint32_t codepoint) {
  uint32_t number = codepoint >> PAGE_BITS;
  uint8_t *page = classes->pages[number];
  if (!page) page = filled_page(classes, number);
  return page ? page[codepoint & (PAGE_SIZE - 1)] : UNKNOWN;
}

// MARK: - Reading

typedef struct {
  const uint8_t *text;
  int32_t end;
  earshot_word_classes *classes;
} reader;

// Returns the class of the code point at a position, and where the next one begins. The text is well-formed UTF-8.
static inline uint8_t read_at(const reader *in, int32_t position, int32_t *next) {
  const uint8_t *at = in->text + position;
  uint32_t first = at[0], value = first;
  if (first < 0x80) {
    *next = position + 1;
  } else if (first < 0xE0) {
    value = (first & 0x1F) << 6 | (at[1] & 0x3F);
    *next = position + 2;
  } else if (first < 0xF0) {
    value = (first & 0x0F) << 12 | (at[1] & 0x3Fu) << 6 | (at[2] & 0x3F);
    *next = position + 3;
  } else {
    value = (first & 0x07) << 18 | (at[1] & 0x3Fu) << 12 | (at[2] & 0x3Fu) << 6 | (at[3] & 0x3F);
    *next = position + 4;
  }
  return class_of(in->classes, value);
}

// Steps over what extends the code point before (WB4).
static int32_t behind_extensions(const reader *in, int32_t position) {
  int32_t next;
  while (position < in->end && IN(EXTENSIONS, read_at(in, position, &next))) position = next;
  return position;
}

// What is known of the text up to a position: the last class that extends nothing, and the class right before.
typedef struct {
  uint8_t class, raw;
  uint8_t regional;  // how many regional indicators there are
  uint16_t status;
} state;

static uint16_t status_of(uint8_t class) { return class == DIGIT ? 100 : IN(LETTERS, class) ? 200 : 0; }

// Takes in a code point that goes on with a stretch.
static inline void take(state *now, uint8_t class) {
  // ICU tags a stretch by the last pair of its code points.
  if (class == UNDERSCORE) {
    now->status = now->class == DIGIT ? 100 : 200;
  } else {
    now->status = status_of(class);
  }
  now->class = now->raw = class;
}

// Where a stretch goes on behind a mark within it (WB6, WB7, WB7b, WB7c, WB11, WB12), or 0 where it does not. `next` is
// the place behind the mark.
static int32_t behind_mark(const reader *in, uint8_t mark, int32_t next, state *now) {
  bool joins_letters = IN(LETTERS, now->class) && IN(BETWEEN_LETTERS, mark);
  bool joins_digits = now->class == DIGIT && IN(BETWEEN_DIGITS, mark);
  bool joins_hebrew = now->class == HEBREW && mark == DOUBLE_QUOTE;
  if (!joins_letters && !joins_digits && !joins_hebrew) return 0;
  int32_t position = behind_extensions(in, next), after;
  if (position >= in->end) return 0;
  uint8_t following = read_at(in, position, &after);
  if (!(joins_letters && IN(LETTERS, following)) && !(joins_digits && following == DIGIT) &&
      !(joins_hebrew && following == HEBREW)) {
    return 0;
  }
  take(now, following);
  return after;
}

// Whether a code point of a class goes on with a stretch, whatever comes behind it.
static inline bool joins(const state *now, uint8_t class) {
  if (IN(WORDS, class) && IN(WORDS, now->class)) return true;              // WB5, WB8-WB10, WB13a, WB13b
  if (class == SPACE) return now->raw == SPACE;                            // WB3d
  if (class == PICTURE) return now->raw == JOINER;                         // WB3c
  if (class == REGIONAL) return now->class == REGIONAL && now->regional == 1;  // WB15, WB16
  return class == SINGLE_QUOTE && now->class == HEBREW;                    // WB7a
}

// Returns where the stretch that begins at a position ends, or -1 at a code point without a class.
static int32_t behind_stretch(const reader *in, int32_t position, uint16_t *status) {
  int32_t next;
  uint8_t class = read_at(in, position, &next);
  if (class == UNKNOWN) return -1;
  *status = 0;
  if (IN(LINE_ENDS, class)) {
    bool is_pair = class == RETURN && next < in->end && in->text[next] == '\n';  // WB3
    return next + is_pair;
  }
  state now = {class, class, class == REGIONAL, status_of(class)};
  for (position = next; position < in->end; position = next) {
    class = read_at(in, position, &next);
    if (class == UNKNOWN) return -1;
    if (IN(EXTENSIONS, class)) {
      // ICU's rule for extended letters and digits has a tag; the one for all else has none.
      now.status = status_of(now.class);
      now.raw = class;
      continue;
    }
    if (joins(&now, class)) {
      now.regional += class == REGIONAL;
      if (class == SINGLE_QUOTE) {
        int32_t behind = behind_mark(in, class, next, &now);
        if (behind) {
          next = behind;
        } else {
          now.class = now.raw = class;
        }
      } else {
        take(&now, class);
      }
      continue;
    }
    next = behind_mark(in, class, next, &now);
    if (!next) break;
  }
  *status = now.status;
  return position;
}

// MARK: - Stretches

static uint32_t marks_of(const uint8_t *text, int32_t start, int32_t end) {
  uint32_t marks = 0;
  for (int32_t i = start; i < end; i++) {
    switch (text[i]) {
      case '.': marks |= EARSHOT_MARK_INNER_STOP; break;
      case '@': marks |= EARSHOT_MARK_MAIL; break;
      case '#': marks |= EARSHOT_MARK_HASH; break;
      // Signs of currency begin with C2 (U+00A2...U+00A5) and E2 82 (U+20A0...U+20BF).
      case '$':
      case '%':
      case 0xC2: marks |= EARSHOT_MARK_MONEY; break;
      case 0xE2:
        if (text[i + 1] == 0x82) marks |= EARSHOT_MARK_MONEY;
        break;
      default: break;
    }
  }
  return marks;
}

// Fills a stretch: hash and shape by the ASCII scanner where it cuts likewise.
static void fill(const uint8_t *text, int32_t start, int32_t end, uint16_t status, earshot_stretch *out) {
  uint32_t marks = 0;
  if (earshot_is_ascii(text + start, end - start)) {
    // In bounds: the caller has room for as many stretches as bytes.
    int32_t count = earshot_scan_words(text, start, end, out, &marks);
    if (count == 1) {
      out->status = status;
      return;
    }
  }
  out->hash = 0;
  out->end = end;
  out->status = status;
  out->content = EARSHOT_IS_WIDE;
  out->first = text[start];
}

int32_t earshot_scan_wide_words(
    const uint8_t *text, int32_t from, int32_t to, earshot_word_classes *classes, earshot_stretch *out,
    uint32_t *marks) {
  reader in = {text, to, classes};
  int32_t count = 0;
  for (int32_t start = from, end; start < to; start = end) {
    uint16_t status;
    end = behind_stretch(&in, start, &status);
    if (end < 0) return -1;
    fill(text, start, end, status, out + count++);
  }
  *marks |= marks_of(text, from, to);
  return count;
}
