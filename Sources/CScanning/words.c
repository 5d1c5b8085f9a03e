#include "CScanning.h"

#include <stddef.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

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

static inline uint64_t mixed(uint64_t state) { return earshot_hash_mixed(state); }

static inline uint64_t finished(uint64_t state, uint64_t block, uint64_t count) {
  return earshot_hash_finished(state, block, count);
}

// Returns the fewer than eight bytes as the low ones of a block. Loads overlap: where they do, both have the same byte.
static inline uint64_t tail(const uint8_t *bytes, int64_t count) {
  if (count >= 4) {
    uint32_t low, high;
    memcpy(&low, bytes, 4);
    memcpy(&high, bytes + count - 4, 4);
    return (uint64_t)low | (uint64_t)high << (8 * (count - 4));
  }
  if (count == 0) return 0;
  return (uint64_t)bytes[0] | (uint64_t)bytes[count >> 1] << (8 * (count >> 1)) | (uint64_t)bytes[count - 1] << (8 * (count - 1));
}

uint64_t earshot_hash(const uint8_t *bytes, int64_t count) {
  uint64_t state = EARSHOT_HASH_BASIS, block = 0;
  int64_t i = 0;
  for (; i + 8 <= count; i += 8) {
    memcpy(&block, bytes + i, 8);
    state = mixed(state ^ block);
  }
  return finished(state, tail(bytes + i, count - i), (uint64_t)count);
}

// Reads the word that begins at `start` into a stretch, and returns where it ends. `text` is the whole text's first byte.
static const uint8_t *scan_any_word(
    const uint8_t *text, const uint8_t *start, const uint8_t *end, earshot_stretch *out, uint32_t *marks) {
  earshot_form_hash hash = EARSHOT_EMPTY_HASH;
  uint32_t seen = 0;      // the classes of all bytes
  uint32_t repeated = 0;  // whether a letter stands three times in a row
  uint32_t small_letters = 0, capitals = 0;
  uint16_t status = 0;  // follows the last pair of bytes, as ICU's chained rules tag it
  uint8_t previous_class = 0;
  uint32_t last_two = 0;  // the two letters before
  const uint8_t *at = start;
  for (; at < end; at++) {
    uint8_t byte = *at, class = classes[byte];
    if (class & LETTER) {
      uint32_t small = byte | 0x20;
      earshot_hash_add(&hash, (uint8_t)small);
      small_letters |= byte;
      capitals += class >> 6;
      repeated |= last_two == small * 0x0101u;
      last_two = (last_two << 8 | small) & 0xFFFF;
      status = 200;
      previous_class = LETTER;
      seen |= class;
      continue;
    }
    if (!(class & WORD)) {
      if (!class || at + 1 >= end) break;
      uint8_t following = classes[at[1]];
      bool joins_letters = class & BETWEEN_LETTERS && previous_class & (LETTER | AT) && following & (LETTER | AT);
      bool joins_digits = class & BETWEEN_DIGITS && previous_class == DIGIT && following & DIGIT;
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
      previous_class = class;
    }
    earshot_hash_add(&hash, byte);
    last_two = 0;
  }
  uint32_t content = seen & (WORD | JOINT);
  if (repeated) content |= EARSHOT_IS_ELONGATED;
  // Small letters have the bit 0x20 and capitals have not; with capitals and no small letter, all are capitals.
  if (capitals >= 2 && !(small_letters & 0x20)) content |= EARSHOT_IS_CAPITALS;
  out->hash = earshot_hash_value(&hash);
  out->end = (int32_t)(at - text);
  out->status = status;
  out->content = (uint8_t)content;
  out->first = *start;
  return at;
}

#ifdef __SSE2__
// Reads a word of up to 15 letters and nothing else, which most are, sixteen bytes at a time; returns NULL where the
// word is not of that kind.
static inline const uint8_t *scan_short_word(
    const uint8_t *text, const uint8_t *start, const uint8_t *end, earshot_stretch *out) {
  const uint8_t *word = start;
  uint8_t padded[17] = {0};
  if (end - start < 17) {
    memcpy(padded, start, (size_t)(end - start));
    word = padded;
  }
  __m128i bytes = _mm_loadu_si128((const __m128i *)word);
  __m128i small = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
  __m128i place = _mm_sub_epi8(small, _mm_set1_epi8('a'));
  __m128i letters = _mm_cmpeq_epi8(_mm_min_epu8(place, _mm_set1_epi8(25)), place);
  uint32_t others = ~(uint32_t)_mm_movemask_epi8(letters) & 0xFFFF;
  if (!others) return NULL;
  uint32_t count = (uint32_t)__builtin_ctz(others);
  uint8_t following = classes[word[count]];
  if (following & WORD) return NULL;
  // A comma or semicolon behind a letter ends the word, and so does a mark before no letter.
  if (following & BETWEEN_LETTERS && classes[word[count + 1]] & (LETTER | AT)) return NULL;
  uint32_t within = (1u << count) - 1;
  // The bit 0x20, which small letters have, becomes the top bit of its byte.
  uint32_t small_letters = (uint32_t)_mm_movemask_epi8(_mm_slli_epi16(bytes, 2)) & within;
  uint32_t equal = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(small, _mm_srli_si128(small, 1)));
  uint32_t content = LETTER;
  if (equal & equal >> 1 & within >> 2) content |= EARSHOT_IS_ELONGATED;
  if (!small_letters && count >= 2) content |= EARSHOT_IS_CAPITALS;
  uint64_t low = (uint64_t)_mm_cvtsi128_si64(small);
  uint64_t high = (uint64_t)_mm_cvtsi128_si64(_mm_srli_si128(small, 8));
  uint64_t state = EARSHOT_HASH_BASIS;
  if (count >= 8) {
    state = mixed(state ^ low);
    low = high;
  }
  out->hash = finished(state, low & ((1ull << (count & 7) * 8) - 1), count);
  out->end = (int32_t)(start + count - text);
  out->status = 200;
  out->content = (uint8_t)content;
  out->first = *start;
  return start + count;
}
#endif

static inline const uint8_t *scan_word(
    const uint8_t *text, const uint8_t *start, const uint8_t *end, earshot_stretch *out, uint32_t *marks) {
#ifdef __SSE2__
  if (classes[*start] & LETTER) {
    const uint8_t *behind = scan_short_word(text, start, end, out);
    if (behind) return behind;
  }
#endif
  return scan_any_word(text, start, end, out, marks);
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
    next->hash = finished(EARSHOT_HASH_BASIS, byte, 1);
    next->end = (int32_t)(at - text);
    next->status = 0;
    next->content = 0;
    next->first = byte;
    next++;
  }
  return (int32_t)(next - out);
}

bool earshot_is_ascii(const uint8_t *text, int32_t count) {
  uint64_t seen = 0, eight;
  int32_t i = 0;
#ifdef __SSE2__
  __m128i all = _mm_setzero_si128();
  for (; i + 16 <= count; i += 16) all = _mm_or_si128(all, _mm_loadu_si128((const __m128i *)(text + i)));
  if (_mm_movemask_epi8(all)) return false;
#endif
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
