#include "CScanning.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

int64_t earshot_find_any(
    const uint8_t *text, int64_t start, int64_t end, uint8_t a, uint8_t b, uint8_t c) {
  int64_t at = start;
#ifdef __SSE2__
  __m128i first = _mm_set1_epi8((char)a), second = _mm_set1_epi8((char)b), third = _mm_set1_epi8((char)c);
  for (; at + 16 <= end; at += 16) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(text + at));
    __m128i found = _mm_or_si128(
        _mm_or_si128(_mm_cmpeq_epi8(bytes, first), _mm_cmpeq_epi8(bytes, second)), _mm_cmpeq_epi8(bytes, third));
    int mask = _mm_movemask_epi8(found);
    if (mask) return at + __builtin_ctz((unsigned)mask);
  }
#endif
  for (; at < end; at++) {
    if (text[at] == a || text[at] == b || text[at] == c) return at;
  }
  return end;
}

int64_t earshot_count(const uint8_t *text, int64_t count, uint8_t byte) {
  int64_t at = 0, found = 0;
#ifdef __SSE2__
  __m128i wanted = _mm_set1_epi8((char)byte), zero = _mm_setzero_si128();
  while (at + 16 <= count) {
    // A lane holds up to 255.
    int64_t end = count - at < 16 * 255 ? count - 15 : at + 16 * 255;
    __m128i lanes = zero;
    for (; at < end; at += 16) {
      lanes = _mm_sub_epi8(lanes, _mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)(text + at)), wanted));
    }
    __m128i sums = _mm_sad_epu8(lanes, zero);
    found += _mm_cvtsi128_si32(sums) + _mm_extract_epi16(sums, 4);
  }
#endif
  for (; at < count; at++) found += text[at] == byte;
  return found;
}

int64_t earshot_find_escaped(const uint8_t *text, int64_t start, int64_t end) {
  int64_t at = start;
#ifdef __SSE2__
  __m128i quote = _mm_set1_epi8('"'), slash = _mm_set1_epi8('\\'), control = _mm_set1_epi8(0x1F);
  for (; at + 16 <= end; at += 16) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(text + at));
    // Unsigned: a byte is a control byte if it is the lesser of itself and 0x1F.
    __m128i low = _mm_cmpeq_epi8(_mm_min_epu8(bytes, control), bytes);
    __m128i found =
        _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, slash)), low);
    int mask = _mm_movemask_epi8(found);
    if (mask) return at + __builtin_ctz((unsigned)mask);
  }
#endif
  for (; at < end; at++) {
    if (text[at] < 0x20 || text[at] == '"' || text[at] == '\\') return at;
  }
  return end;
}

bool earshot_has_words(const uint8_t *text, int64_t count, int32_t few) {
  int32_t words = 0;
  int64_t at = 0;
  uint32_t was_blank = 1;
#ifdef __SSE2__
  __m128i space = _mm_set1_epi8(0x20);
  for (; at + 16 <= count; at += 16) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(text + at));
    uint32_t blank = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_min_epu8(bytes, space), bytes));
    // A word begins where no blank stands behind one.
    uint32_t starts = ~blank & (blank << 1 | was_blank) & 0xFFFF;
    for (; starts; starts &= starts - 1) words++;
    if (words >= few) return true;
    was_blank = blank >> 15;
  }
#endif
  for (; at < count; at++) {
    uint32_t blank = text[at] <= 0x20;
    words += (int32_t)(was_blank & ~blank);
    if (words >= few) return true;
    was_blank = blank;
  }
  return false;
}
