#include "CScanning.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

// A block of 64 bytes gives one word of each mask. Every variant gives the same bits; they differ in how many bytes they
// look at in one step.

typedef struct {
  uint64_t letters, capitals, wide, line_feeds;
} block_masks;

typedef block_masks (*mark_block)(const uint8_t *text, uint8_t *folded);
typedef uint64_t (*mark_doubles)(const uint8_t *folded);

static block_masks mark_block_portable(const uint8_t *text, uint8_t *folded) {
  block_masks masks = {0, 0, 0, 0};
  for (int i = 0; i < 64; i++) {
    uint8_t byte = text[i];
    uint64_t capital = (uint8_t)(byte - 'A') < 26;
    folded[i] = byte | (uint8_t)(capital << 5);
    masks.letters |= (uint64_t)((uint8_t)(folded[i] - 'a') < 26) << i;
    masks.capitals |= capital << i;
    masks.wide |= (uint64_t)(byte >> 7) << i;
    masks.line_feeds |= (uint64_t)(byte == '\n') << i;
  }
  return masks;
}

static uint64_t mark_doubles_portable(const uint8_t *folded) {
  uint64_t doubles = 0;
  for (int i = 0; i < 64; i++) doubles |= (uint64_t)(folded[i] == folded[i + 1]) << i;
  return doubles;
}

#if defined(__x86_64__)
static block_masks mark_block_sse2(const uint8_t *text, uint8_t *folded) {
  block_masks masks = {0, 0, 0, 0};
  for (int i = 0; i < 64; i += 16) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(text + i));
    __m128i place = _mm_sub_epi8(bytes, _mm_set1_epi8('A'));
    __m128i capital = _mm_cmpeq_epi8(_mm_min_epu8(place, _mm_set1_epi8(25)), place);
    __m128i small = _mm_or_si128(bytes, _mm_and_si128(capital, _mm_set1_epi8(0x20)));
    _mm_storeu_si128((__m128i *)(folded + i), small);
    place = _mm_sub_epi8(small, _mm_set1_epi8('a'));
    __m128i letter = _mm_cmpeq_epi8(_mm_min_epu8(place, _mm_set1_epi8(25)), place);
    masks.letters |= (uint64_t)(uint32_t)_mm_movemask_epi8(letter) << i;
    masks.capitals |= (uint64_t)(uint32_t)_mm_movemask_epi8(capital) << i;
    masks.wide |= (uint64_t)(uint32_t)_mm_movemask_epi8(bytes) << i;
    masks.line_feeds |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n'))) << i;
  }
  return masks;
}

static uint64_t mark_doubles_sse2(const uint8_t *folded) {
  uint64_t doubles = 0;
  for (int i = 0; i < 64; i += 16) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(folded + i));
    __m128i behind = _mm_loadu_si128((const __m128i *)(folded + i + 1));
    doubles |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, behind)) << i;
  }
  return doubles;
}

__attribute__((target("avx2"))) static block_masks mark_block_avx2(const uint8_t *text, uint8_t *folded) {
  block_masks masks = {0, 0, 0, 0};
  for (int i = 0; i < 64; i += 32) {
    __m256i bytes = _mm256_loadu_si256((const __m256i *)(text + i));
    __m256i place = _mm256_sub_epi8(bytes, _mm256_set1_epi8('A'));
    __m256i capital = _mm256_cmpeq_epi8(_mm256_min_epu8(place, _mm256_set1_epi8(25)), place);
    __m256i small = _mm256_or_si256(bytes, _mm256_and_si256(capital, _mm256_set1_epi8(0x20)));
    _mm256_storeu_si256((__m256i *)(folded + i), small);
    place = _mm256_sub_epi8(small, _mm256_set1_epi8('a'));
    __m256i letter = _mm256_cmpeq_epi8(_mm256_min_epu8(place, _mm256_set1_epi8(25)), place);
    masks.letters |= (uint64_t)(uint32_t)_mm256_movemask_epi8(letter) << i;
    masks.capitals |= (uint64_t)(uint32_t)_mm256_movemask_epi8(capital) << i;
    masks.wide |= (uint64_t)(uint32_t)_mm256_movemask_epi8(bytes) << i;
    masks.line_feeds |= (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('\n'))) << i;
  }
  return masks;
}

__attribute__((target("avx2"))) static uint64_t mark_doubles_avx2(const uint8_t *folded) {
  uint64_t doubles = 0;
  for (int i = 0; i < 64; i += 32) {
    __m256i bytes = _mm256_loadu_si256((const __m256i *)(folded + i));
    __m256i behind = _mm256_loadu_si256((const __m256i *)(folded + i + 1));
    doubles |= (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(bytes, behind)) << i;
  }
  return doubles;
}
#endif

// Fixed function pointers are inlined into each variant's own loop.
static inline __attribute__((always_inline)) uint32_t mark_all(
    const uint8_t *text, int32_t count, uint8_t *folded, earshot_masks masks, mark_block block, mark_doubles doubles) {
  uint64_t wide = 0, line_feeds = 0;
  int32_t words = count / 64 + 1;
  for (int32_t word = 0; word < words; word++) {
    const uint8_t *from = text + word * 64;
    uint8_t last[64] = {0};
    if (word + 1 == words) {
      memcpy(last, from, (size_t)(count - word * 64));
      from = last;
    }
    block_masks found = block(from, folded + word * 64);
    masks.letters[word] = found.letters;
    masks.capitals[word] = found.capitals;
    wide |= found.wide;
    line_feeds |= found.line_feeds;
  }
  memset(folded + words * 64, 0, 64);
  masks.letters[words] = masks.capitals[words] = masks.doubles[words] = 0;
  for (int32_t word = 0; word < words; word++) masks.doubles[word] = doubles(folded + word * 64);
  return (wide ? EARSHOT_TEXT_IS_WIDE : 0) | (line_feeds ? EARSHOT_TEXT_HAS_LINE_FEED : 0);
}

static uint32_t mark_portable(const uint8_t *text, int32_t count, uint8_t *folded, earshot_masks masks) {
  return mark_all(text, count, folded, masks, mark_block_portable, mark_doubles_portable);
}

#if defined(__x86_64__)
static uint32_t mark_sse2(const uint8_t *text, int32_t count, uint8_t *folded, earshot_masks masks) {
  return mark_all(text, count, folded, masks, mark_block_sse2, mark_doubles_sse2);
}

__attribute__((target("avx2"))) static uint32_t mark_avx2(
    const uint8_t *text, int32_t count, uint8_t *folded, earshot_masks masks) {
  return mark_all(text, count, folded, masks, mark_block_avx2, mark_doubles_avx2);
}
#endif

uint32_t earshot_mark_bytes(
    int32_t level, const uint8_t *text, int32_t count, uint8_t *folded, earshot_masks masks) {
#if defined(__x86_64__)
  // Comments are short: wider steps than 32 bytes gain nothing.
  if (level >= EARSHOT_VECTORS_AVX2) return mark_avx2(text, count, folded, masks);
  if (level >= EARSHOT_VECTORS_SSE2) return mark_sse2(text, count, folded, masks);
#else
  (void)level;
#endif
  return mark_portable(text, count, folded, masks);
}
