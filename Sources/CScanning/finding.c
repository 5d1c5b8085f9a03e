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
