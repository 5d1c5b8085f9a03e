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

// Reads the word that begins at `start` into a stretch.
static inline int32_t scan_word(
    const uint8_t *text, int32_t start, int32_t end, earshot_stretch *out, uint32_t *marks) {
  uint64_t hash = FNV_BASIS;
  uint32_t content = 0, letters = 0, capitals = 0, run = 0, is_elongated = 0;
  uint16_t status = 0;  // follows the last pair of bytes, as ICU's chained rules tag it
  uint8_t previous_class = 0, previous = 0;
  int32_t position = start;
  for (;;) {
    // Letters in a row, which is what most words are.
    uint8_t class = 0;
    int32_t first = position;
    while (position < end && (class = classes[text[position]]) & LETTER) {
      uint8_t small = text[position] | 0x20;
      hash = (hash ^ small) * FNV_PRIME;
      capitals += class >> 6;
      run = small == previous ? run + 1 : 0;
      is_elongated |= run >= 2;
      previous = small;
      position++;
    }
    if (position > first) {
      letters += (uint32_t)(position - first);
      content |= LETTER;
      status = 200;
      previous_class = LETTER;
    }
    if (position >= end) break;
    uint8_t byte = text[position];
    if (!(class & WORD)) {
      if (!class || position + 1 >= end) break;
      uint8_t following = classes[text[position + 1]];
      bool joins_letters = class & BETWEEN_LETTERS && previous_class & (LETTER | AT) && following & (LETTER | AT);
      bool joins_digits = class & BETWEEN_DIGITS && previous_class == DIGIT && following == DIGIT;
      if (!joins_letters && !joins_digits) break;
      content |= EARSHOT_HAS_JOINT;
      if (byte == '.' && following != AT) *marks |= EARSHOT_MARK_INNER_STOP;
    } else {
      content |= class;
      if (class == DIGIT) {
        status = 100;
      } else if (class == AT) {
        status = 200;
        *marks |= EARSHOT_MARK_AT;
        if (position > 0 && is_local_part(text[position - 1])) *marks |= EARSHOT_MARK_MAIL;
      } else if (previous_class) {
        status = previous_class == DIGIT ? 100 : 200;
      }
      previous_class = class;
    }
    hash = (hash ^ byte) * FNV_PRIME;
    previous = 0;
    run = 0;
    position++;
  }
  if (capitals >= 2 && capitals == letters) content |= EARSHOT_IS_CAPITALS;
  if (is_elongated) content |= EARSHOT_IS_ELONGATED;
  out->hash = hash;
  out->end = position;
  out->status = status;
  out->content = (uint8_t)content;
  out->first = text[start];
  return position;
}

int32_t earshot_scan_words(
    const uint8_t *text, int32_t start, int32_t end, earshot_stretch *out, uint32_t *marks) {
  int32_t position = start;
  earshot_stretch *next = out;
  while (position < end) {
    uint8_t byte = text[position];
    if (classes[byte] & WORD) {
      position = scan_word(text, position, end, next++, marks);
      continue;
    }
    position++;
    switch (byte) {
      case ' ':
        while (position < end && text[position] == ' ') position++;
        break;
      case '\r':
        if (position < end && text[position] == '\n') position++;
        break;
      case '.':
        if (position < end && is_alphanumeric(text[position])) *marks |= EARSHOT_MARK_INNER_STOP;
        break;
      case '#': *marks |= EARSHOT_MARK_HASH; break;
      case '$':
      case '%': *marks |= EARSHOT_MARK_MONEY; break;
      default: break;
    }
    next->hash = (FNV_BASIS ^ byte) * FNV_PRIME;
    next->end = position;
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
