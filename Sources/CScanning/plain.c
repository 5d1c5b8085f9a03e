#include "CScanning.h"

#define W EARSHOT_ENDS_WORD
#define N EARSHOT_ENDS_NUMBER
#define MARK EARSHOT_PLAIN_MARK
#define CONTROL (EARSHOT_PLAIN_CONTROL | W | N)
#define FOUR(x) x, x, x, x
#define ALPHABET(x) FOUR(x), FOUR(x), FOUR(x), FOUR(x), FOUR(x), FOUR(x), x, x

// What an ASCII byte may be where no pattern such as an address begins, and whether it may stand right behind a word or a
// number that is a token as it stands.
enum {
  EARSHOT_PLAIN_OTHER = 0,  // a pattern may begin here
  EARSHOT_PLAIN_LETTER = 1,
  EARSHOT_PLAIN_SPACE = 2,
  EARSHOT_PLAIN_CONTROL = 3,  // a blank or control character that stands alone
  EARSHOT_PLAIN_DIGIT = 4,
  EARSHOT_PLAIN_MARK = 5,   // a mark that is a token by itself
  EARSHOT_PLAIN_STOP = 6,   // "." and "-": marks, unless a face such as "-_-" begins
  EARSHOT_PLAIN_KIND = 7,
  EARSHOT_ENDS_WORD = 64,
  EARSHOT_ENDS_NUMBER = 128
};

static const uint8_t kinds[256] = {
    [0x00] = FOUR(CONTROL), FOUR(CONTROL), FOUR(CONTROL), CONTROL, ['\r'] = W | N, CONTROL, CONTROL,
    [0x10] = FOUR(CONTROL), FOUR(CONTROL), FOUR(CONTROL), FOUR(CONTROL), [0x7F] = CONTROL,
    [' '] = EARSHOT_PLAIN_SPACE | W | N,
    ['!'] = MARK | W | N, ['"'] = MARK | W | N, ['&'] = MARK | W | N, [')'] = MARK | W | N, ['*'] = MARK | W | N,
    ['/'] = MARK | W | N, ['?'] = MARK | W | N, ['['] = MARK | W | N, [']'] = MARK | W | N, ['{'] = MARK | W | N,
    ['}'] = MARK | W | N, [','] = MARK | W, ['%'] = MARK, ['\''] = MARK,
    ['-'] = EARSHOT_PLAIN_STOP, ['.'] = EARSHOT_PLAIN_STOP,
    ['#'] = W, ['$'] = W, ['('] = W, [';'] = W, ['<'] = W, ['='] = W, ['>'] = W, ['\\'] = W, ['^'] = W, ['`'] = W,
    ['|'] = W, ['~'] = W,
    ['0'] = FOUR(EARSHOT_PLAIN_DIGIT), FOUR(EARSHOT_PLAIN_DIGIT), EARSHOT_PLAIN_DIGIT, EARSHOT_PLAIN_DIGIT,
    ['A'] = ALPHABET(EARSHOT_PLAIN_LETTER), ['a'] = ALPHABET(EARSHOT_PLAIN_LETTER),
};

// A part of a word with more letters is left to the scanner: a mask that is read at any bit has so many more bits.
enum { MOST_LETTERS = 56 };

// Returns the bits of a mask from a byte on; at least 57 of them.
static inline uint64_t bits_from(const uint64_t *mask, int64_t byte) {
  uint64_t bits;
  __builtin_memcpy(&bits, (const uint8_t *)mask + (byte >> 3), 8);
  return bits >> (byte & 7);
}

// Whether a face such as "xD" or "O.o" may begin with so many letters.
static inline bool may_be_face(uint8_t first, int letters) {
  if (letters > 2) return false;
  if (letters == 2) return first == 'x';
  return first == 'x' || first == 'd' || first == 't' || first == 'o';
}

// Whether a byte ends a word, so that neither the word nor an address goes on with it.
static inline bool ends_word(const uint8_t *byte) {
  return kinds[*byte] & EARSHOT_ENDS_WORD || (*byte == '.' && byte[1] <= ' ');
}

// Whether a byte ends a number, so that it is neither a measure nor a part of an address.
static inline bool ends_number(const uint8_t *byte) {
  return kinds[*byte] & EARSHOT_ENDS_NUMBER || ((*byte == '.' || *byte == ',') && byte[1] <= ' ');
}

// Reads the word that begins at a byte. Returns its length, or 0 where a pattern may begin with it.
static inline int64_t read_word(const earshot_plain_text *in, int64_t start, uint8_t *flags) {
  const uint8_t *form = in->folded + start;
  uint64_t run = bits_from(in->masks.letters, start);
  int first = __builtin_ctzll(~run | 1ull << 63), count = first;
  if (first >= MOST_LETTERS || may_be_face(*form, first)) return 0;
  uint64_t mask = (1ull << first) - 1;
  const uint8_t *behind = form + first;
  if (*behind == '\'') {
    int part = __builtin_ctzll(~bits_from(in->masks.letters, start + first + 1) | 1ull << 63);
    if (part) {
      count = first + 1 + part;
      if (count >= MOST_LETTERS) return 0;
      mask = ((1ull << count) - 1) & ~(1ull << first);
      behind = form + count;
      if (!ends_word(behind)) return 0;
    } else if (behind[1] == '@') {
      return 0;
    }
  } else if (!ends_word(behind)) {
    return 0;
  }
  uint64_t capitals = bits_from(in->masks.capitals, start) & mask;
  uint64_t doubles = bits_from(in->masks.doubles, start) & mask & mask >> 1;
  *flags = (capitals == mask && mask & (mask - 1) ? EARSHOT_UNIT_CAPITALS : 0) | (doubles & doubles >> 1 ? EARSHOT_UNIT_ELONGATED : 0);
  return count;
}

static inline int64_t read_number(const earshot_plain_text *in, int64_t start) {
  int64_t end = start;
  while ((uint8_t)(in->folded[end] - '0') < 10) end++;
  return ends_number(in->folded + end) ? end - start : 0;
}

void earshot_cut_plain(const earshot_plain_text *in, earshot_progress *progress, earshot_token *tokens, earshot_unit *units) {
  earshot_progress at = *progress;
  earshot_token *token = tokens;
  earshot_unit *unit = units;
  while (at.start < in->end) {
    const uint8_t *form = in->folded + at.start;
    uint8_t byte = *form, flags = 0, kind;
    int64_t count = 1;
    uint64_t hash;
    switch (kinds[byte] & EARSHOT_PLAIN_KIND) {
      case EARSHOT_PLAIN_SPACE:
        while (at.start + count < in->end && form[count] == ' ') count++;
        // falls through
      case EARSHOT_PLAIN_CONTROL:
        at.join = EARSHOT_JOIN_NONE;
        *token++ = (earshot_token){(uint32_t)at.start, (uint32_t)(at.start + count), EARSHOT_UNIT_SPACE};
        at.start += count;
        continue;
      case EARSHOT_PLAIN_LETTER:
        if (!(count = read_word(in, at.start, &flags))) goto done;
        kind = EARSHOT_UNIT_WORD;
        break;
      case EARSHOT_PLAIN_DIGIT:
        if (!(count = read_number(in, at.start))) goto done;
        kind = EARSHOT_UNIT_NUMBER;
        break;
      case EARSHOT_PLAIN_STOP:
        if (form[1] == '_' || form[1] == '.') goto done;
        // falls through
      case EARSHOT_PLAIN_MARK: kind = EARSHOT_UNIT_PUNCTUATION; break;
      default: goto done;
    }
    if (kind == EARSHOT_UNIT_PUNCTUATION) {
      hash = earshot_hash_finished(EARSHOT_HASH_BASIS, byte, 1);
      at.join = at.join == EARSHOT_JOIN_WORD && (byte == '-' || byte == '/') ? EARSHOT_JOIN_OPEN : EARSHOT_JOIN_NONE;
    } else {
      hash = earshot_hash_roomy(form, count);
      // A hyphen or slash between two words is no unit: phrases read over it.
      if (at.join == EARSHOT_JOIN_OPEN) unit--;
      at.join = EARSHOT_JOIN_WORD;
    }
    uint32_t start = (uint32_t)at.start, end = (uint32_t)(at.start + count);
    while (start >= at.sentence_end) {
      at.sentence++;
      at.sentence_end = at.sentence + 1 < in->sentence_count ? (uint32_t)in->sentence_ends[at.sentence] : UINT32_MAX;
    }
    *unit++ = (earshot_unit){start, end, (int32_t)start, (int32_t)count, hash, in->first_token + (int32_t)(token - tokens),
                             at.sentence, kind, flags};
    *token++ = (earshot_token){start, end, kind};
    at.start = end;
  }
done:
  at.tokens = token - tokens;
  at.units = unit - units;
  *progress = at;
}
