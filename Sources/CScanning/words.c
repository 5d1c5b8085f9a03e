#include "CScanning.h"

#include <stddef.h>
#include <string.h>

// ICU 72's root word rules for ASCII. They are those of UAX #29 with ICU's own: "@" is a letter, ":" is none and joins
// nothing. A word is a run of letters, digits and "_"; an apostrophe or full stop between two letters, and one of
// . ' , ; between two digits, goes on with it. Blanks in a row stay together; every other byte stands alone, but for CR LF.

enum {
  LETTER = EARSHOT_HAS_LETTER,
  DIGIT = EARSHOT_HAS_DIGIT,
  UNDERSCORE = EARSHOT_HAS_UNDERSCORE,
  AT = EARSHOT_HAS_AT,
  WORD = LETTER | DIGIT | UNDERSCORE | AT,
  JOINT = EARSHOT_HAS_JOINT,  // shares its bit with BETWEEN_LETTERS, which no byte of a word has
  BETWEEN_LETTERS = 16,
  BETWEEN_DIGITS = 32,
  CAPITAL = 64
};

#define FOUR(x) x, x, x, x
#define CAPITALS FOUR(LETTER | CAPITAL)
static const uint8_t classes[256] = {
    ['\''] = BETWEEN_LETTERS | BETWEEN_DIGITS,
    ['.'] = BETWEEN_LETTERS | BETWEEN_DIGITS,
    [','] = BETWEEN_DIGITS,
    [';'] = BETWEEN_DIGITS,
    ['0'] = FOUR(DIGIT), FOUR(DIGIT), DIGIT, DIGIT,
    ['@'] = AT,
    ['A'] = CAPITALS, CAPITALS, CAPITALS, CAPITALS, CAPITALS, CAPITALS, LETTER | CAPITAL, LETTER | CAPITAL,
    ['_'] = UNDERSCORE,
    ['a'] = FOUR(LETTER), FOUR(LETTER), FOUR(LETTER), FOUR(LETTER), FOUR(LETTER), FOUR(LETTER), LETTER, LETTER,
};

static bool is_alphanumeric(uint8_t byte) { return classes[byte] & (LETTER | DIGIT); }

static bool is_local_part(uint8_t byte) {
  return is_alphanumeric(byte) || byte == '.' || byte == '_' || byte == '%' || byte == '+' || byte == '-';
}

#define FNV_BASIS 0xCBF29CE484222325ull
#define FNV_PRIME 0x00000100000001B3ull

// Reads the word that begins at `start` into a stretch, and returns where it ends. `text` is the whole text's first byte.
static inline const uint8_t *scan_word(
    const uint8_t *text, const uint8_t *start, const uint8_t *end, earshot_stretch *out, uint32_t *marks) {
  uint64_t hash = FNV_BASIS;
  uint32_t seen = 0;      // the classes of all bytes
  uint32_t repeated = 0;  // whether a letter stands three times in a row
  uint32_t small_letters = 0;
  uint16_t status = 0;  // follows the last pair of bytes, as ICU's chained rules tag it
  uint8_t previous_class = 0;
  uint32_t last_two = 0;  // the two letters before
  const uint8_t *at = start;
  uint32_t class = 0;
  for (;;) {
    // Letters in a row, which is what most words are.
    const uint8_t *first = at;
    while (at < end && (class = classes[*at]) & LETTER) {
      uint32_t small = *at | 0x20;
      hash = (hash ^ small) * FNV_PRIME;
      seen |= class;
      small_letters |= *at;
      repeated |= last_two == small * 0x0101u;
      last_two = (last_two << 8 | small) & 0xFFFF;
      at++;
    }
    if (at > first) {
      status = 200;
      previous_class = LETTER;
    }
    if (at >= end) break;
    uint8_t byte = *at;
    if (!(class & WORD)) {
      if (!class || at + 1 >= end) break;
      uint8_t following = classes[at[1]];
      bool joins_letters = class & BETWEEN_LETTERS && previous_class & (LETTER | AT) && following & (LETTER | AT);
      bool joins_digits = class & BETWEEN_DIGITS && previous_class == DIGIT && following == DIGIT;
      if (!joins_letters && !joins_digits) break;
      seen |= JOINT;
      if (byte == '.' && following != AT) *marks |= EARSHOT_MARK_INNER_STOP;
    } else {
      seen |= class;
      if (class == DIGIT) {
        status = 100;
      } else if (class == AT) {
        status = 200;
        if (at > text && is_local_part(at[-1])) *marks |= EARSHOT_MARK_MAIL;
      } else if (previous_class) {
        status = previous_class == DIGIT ? 100 : 200;
      }
      previous_class = (uint8_t)class;
    }
    hash = (hash ^ byte) * FNV_PRIME;
    last_two = 0;
    at++;
  }
  uint32_t content = seen & (WORD | JOINT);
  if (repeated) content |= EARSHOT_IS_ELONGATED;
  // Small letters have the bit 0x20 and capitals have not; with a capital and no small letter, all are capitals.
  if (seen & CAPITAL && !(small_letters & 0x20)) {
    uint32_t capitals = 0;
    for (const uint8_t *p = start; p < at; p++) capitals += classes[*p] >> 6;
    if (capitals >= 2) content |= EARSHOT_IS_CAPITALS;
  }
  out->hash = hash;
  out->end = (int32_t)(at - text);
  out->status = status;
  out->content = (uint8_t)content;
  out->first = *start;
  return at;
}

int32_t earshot_scan_words(
    const uint8_t *text, int32_t from, int32_t to, earshot_stretch *out, uint32_t *marks) {
  const uint8_t *at = text + from, *end = text + to;
  earshot_stretch *next = out;
  while (at < end) {
    uint8_t byte = *at;
    if (classes[byte] & WORD) {
      at = scan_word(text, at, end, next++, marks);
      continue;
    }
    at++;
    switch (byte) {
      case ' ':
        while (at < end && *at == ' ') at++;
        break;
      case '\r':
        if (at < end && *at == '\n') at++;
        break;
      case '.':
        if (at < end && is_alphanumeric(*at)) *marks |= EARSHOT_MARK_INNER_STOP;
        break;
      case '#': *marks |= EARSHOT_MARK_HASH; break;
      case '$':
      case '%': *marks |= EARSHOT_MARK_MONEY; break;
      default: break;
    }
    next->hash = (FNV_BASIS ^ byte) * FNV_PRIME;
    next->end = (int32_t)(at - text);
    next->status = 0;
    next->content = 0;
    next->first = byte;
    next++;
  }
  return (int32_t)(next - out);
}

void earshot_fold_ascii(const uint8_t *text, int32_t count, uint8_t *out) {
  for (int32_t i = 0; i < count; i++) {
    uint8_t byte = text[i];
    out[i] = byte | (uint8_t)(((uint8_t)(byte - 'A') < 26) << 5);
  }
}

bool earshot_is_ascii(const uint8_t *text, int32_t count) {
  uint64_t seen = 0, eight;
  int32_t i = 0;
  for (; i + 8 <= count; i += 8) {
    memcpy(&eight, text + i, 8);
    seen |= eight;
  }
  for (; i < count; i++) seen |= text[i];
  return !(seen & 0x8080808080808080ull);
}

bool earshot_is_utf8(const uint8_t *text, int32_t count) {
  for (int32_t i = 0; i < count;) {
    uint8_t first = text[i];
    if (first < 0x80) {
      i++;
      continue;
    }
    int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || i + length > count) return false;
    for (int k = 1; k < length; k++) {
      if ((text[i + k] & 0xC0) != 0x80) return false;
    }
    uint8_t second = text[i + 1];
    if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) || (first == 0xF0 && second < 0x90) ||
        (first == 0xF4 && second > 0x8F)) {
      return false;
    }
    i += length;
  }
  return true;
}
