// Where the cells and records of CSV end, 64 bytes at a time.
//
// Each block of 64 bytes becomes four masks of 64 bits: quotes, delimiters, line feeds, carriage returns. A bit lies
// within quotes if the number of quotes up to it is odd, which is a prefix sum modulo two: the carry-less product of the
// mask of quotes with all ones, or six shifts (Langdale and Lemire, Parsing Gigabytes of JSON per Second, VLDB Journal
// 28, 2019, section 3.1.1). A doubled quote closes and opens at once, so it needs no case of its own.
//
// That is right only where each quote opens a cell at its beginning, closes it at its end, or is doubled. So the scan
// checks just that, by masks too, and leaves every record that is otherwise to the parser that goes byte by byte.

#include "records.h"

#include <stdlib.h>
#include <string.h>

#include "CScanning.h"

#if defined(__x86_64__)
#include <immintrin.h>
#define HAS_X86 1
#endif

#define INLINE static inline __attribute__((always_inline))

typedef struct {
  uint64_t quotes, delimiters, feeds, returns;
} block_masks;

// Where a scan is between two blocks.
typedef struct {
  uint64_t inside;        // all ones within quotes
  uint64_t after_border;  // 1 if the byte before is one behind which a cell may begin
  uint64_t after_close;   // 1 if the byte before closed a cell
  uint64_t doubled;       // 1 if a doubled quote stands in the cell under way
  uint64_t lines;         // the line ends so far
} scan_state;

INLINE uint64_t shifted_prefix_parity(uint64_t bits) {
  bits ^= bits << 1;
  bits ^= bits << 2;
  bits ^= bits << 4;
  bits ^= bits << 8;
  bits ^= bits << 16;
  bits ^= bits << 32;
  return bits;
}

INLINE uint64_t below(uint64_t bit) { return bit - 1; }

typedef struct {
  uint32_t *ends, *lines;
  int64_t written, records;
} scan_output;

// Writes the ends of one block, and returns whether the scan may go on.
INLINE bool take_block(
    block_masks masks, uint64_t inside, uint64_t valid, bool feed_follows, int64_t offset, bool cells,
    scan_state *state, scan_output *out) {
  uint64_t opening = masks.quotes & inside, closing = masks.quotes & ~inside;
  uint64_t line_bytes = masks.feeds | masks.returns;
  uint64_t borders = (masks.delimiters | line_bytes) & ~inside;
  uint64_t closed_before = closing << 1 | state->after_close;
  // A quote opens behind a border, or behind a closing quote, with which it is a doubled one.
  uint64_t irregular = opening & ~(borders << 1 | closed_before | state->after_border);
  irregular |= closed_before & valid & ~(masks.quotes | masks.delimiters | line_bytes);
  // A pair of return and feed ends a line once, at the feed.
  uint64_t paired = masks.feeds >> 1 | (uint64_t)feed_follows << 63;
  uint64_t line_ends = masks.feeds | (masks.returns & ~paired);
  uint64_t usable = irregular ? below(irregular & -irregular) : ~0ull;
  uint64_t record_ends = line_ends & ~inside & usable;
  uint64_t found = record_ends;
  if (cells) found |= masks.delimiters & ~inside & usable;
  uint64_t doubled = opening & closed_before;

  int64_t written = out->written;
  uint32_t *ends = out->ends + written;
  uint64_t rest = found;
  while (rest) {
    *ends++ = (uint32_t)(offset + __builtin_ctzll(rest));
    rest &= rest - 1;
  }
  int64_t count = ends - (out->ends + written);
  out->written = written + count;
  if (__builtin_expect(doubled | state->doubled, 0)) {
    // A cell whose end is in this block is marked if a doubled quote stands before the end and behind the last one.
    uint64_t pending = state->doubled;
    uint64_t from = 0;
    uint64_t all = found;
    for (int64_t place = 0; place < count; place++) {
      uint64_t bit = all & -all;
      all ^= bit;
      if (pending || (doubled & below(bit) & ~from)) out->ends[written + place] |= EARSHOT_CSV_DOUBLED;
      pending = 0;
      from = below(bit) | bit;
    }
    state->doubled = pending || (doubled & ~from) ? 1 : 0;
  }
  uint64_t record_rest = record_ends;
  while (record_rest) {
    uint64_t bit = record_rest & -record_rest;
    record_rest ^= bit;
    out->lines[out->records++] =
        (uint32_t)(state->lines + (uint64_t)__builtin_popcountll(line_ends & (below(bit) | bit)));
  }
  state->lines += (uint64_t)__builtin_popcountll(line_ends);
  state->inside = (uint64_t)((int64_t)inside >> 63);
  state->after_border = borders >> 63;
  state->after_close = closing >> 63;
  return irregular == 0;
}

// The scan over whatever makes masks of 64 bytes, so that each kind of vector has its own copy of it.
#define SCAN(name, attributes, make_masks, prefix_parity)                                              \
  attributes static earshot_csv_scan name(                                                             \
      const uint8_t *text, int64_t start, int64_t count, uint8_t delimiter, bool cells, uint32_t *ends, \
      uint32_t *lines, int64_t room) {                                                                 \
    scan_state state = {0, 1, 0, 0, 0};                                                                \
    scan_output out = {ends, lines, 0, 0};                                                             \
    int64_t at = start;                                                                                \
    for (; at + 64 <= count; at += 64) {                                                               \
      if (out.written + 64 > room) return (earshot_csv_scan){out.written, out.records};                \
      block_masks masks = make_masks(text + at, delimiter);                                            \
      uint64_t inside = prefix_parity(masks.quotes) ^ state.inside;                                    \
      bool feed_follows = at + 64 < count && text[at + 64] == '\n';                                    \
      if (!take_block(masks, inside, ~0ull, feed_follows, at, cells, &state, &out))                    \
        return (earshot_csv_scan){out.written, out.records};                                           \
    }                                                                                                  \
    if (at < count && out.written + 64 <= room) {                                                      \
      uint8_t last[64] = {0};                                                                          \
      int64_t few = count - at;                                                                        \
      memcpy(last, text + at, (size_t)few);                                                            \
      uint64_t valid = below(1ull << few);                                                             \
      block_masks masks = make_masks(last, delimiter);                                                 \
      /* Behind the end stands nothing, not even where the delimiter is a byte of noughts. */          \
      masks.delimiters &= valid;                                                                       \
      uint64_t inside = prefix_parity(masks.quotes) ^ state.inside;                                    \
      take_block(masks, inside, valid, false, at, cells, &state, &out);                                \
    }                                                                                                  \
    return (earshot_csv_scan){out.written, out.records};                                               \
  }

// MARK: - Plain C

INLINE block_masks plain_masks(const uint8_t *bytes, uint8_t delimiter) {
  block_masks masks = {0, 0, 0, 0};
  for (int i = 0; i < 64; i++) {
    masks.quotes |= (uint64_t)(bytes[i] == '"') << i;
    masks.delimiters |= (uint64_t)(bytes[i] == delimiter) << i;
    masks.feeds |= (uint64_t)(bytes[i] == '\n') << i;
    masks.returns |= (uint64_t)(bytes[i] == '\r') << i;
  }
  return masks;
}

SCAN(scan_plain, , plain_masks, shifted_prefix_parity)

#ifdef HAS_X86

// MARK: - 16 bytes

INLINE uint64_t equal_sse2(const __m128i *parts, uint8_t byte) {
  __m128i wanted = _mm_set1_epi8((char)byte);
  uint64_t mask = 0;
  for (int i = 0; i < 4; i++) {
    mask |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(parts[i], wanted)) << (16 * i);
  }
  return mask;
}

INLINE block_masks masks_sse2(const uint8_t *bytes, uint8_t delimiter) {
  __m128i parts[4];
  for (int i = 0; i < 4; i++) parts[i] = _mm_loadu_si128((const __m128i *)(bytes + 16 * i));
  return (block_masks){
      equal_sse2(parts, '"'), equal_sse2(parts, delimiter), equal_sse2(parts, '\n'), equal_sse2(parts, '\r')};
}

SCAN(scan_sse2, , masks_sse2, shifted_prefix_parity)

// MARK: - 32 bytes

#define AVX2 __attribute__((target("avx2,pclmul,popcnt,bmi")))

AVX2 INLINE uint64_t multiplied_prefix_parity(uint64_t bits) {
  __m128i product = _mm_clmulepi64_si128(_mm_set_epi64x(0, (int64_t)bits), _mm_set1_epi8((char)0xFF), 0);
  return (uint64_t)_mm_cvtsi128_si64(product);
}

AVX2 INLINE uint64_t equal_avx2(__m256i low, __m256i high, uint8_t byte) {
  __m256i wanted = _mm256_set1_epi8((char)byte);
  uint64_t first = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, wanted));
  uint64_t second = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, wanted));
  return first | second << 32;
}

AVX2 INLINE block_masks masks_avx2(const uint8_t *bytes, uint8_t delimiter) {
  __m256i low = _mm256_loadu_si256((const __m256i *)bytes);
  __m256i high = _mm256_loadu_si256((const __m256i *)(bytes + 32));
  return (block_masks){
      equal_avx2(low, high, '"'), equal_avx2(low, high, delimiter), equal_avx2(low, high, '\n'),
      equal_avx2(low, high, '\r')};
}

SCAN(scan_avx2, AVX2, masks_avx2, multiplied_prefix_parity)

// MARK: - 64 bytes

#define AVX512 __attribute__((target("avx512f,avx512bw,avx2,pclmul,popcnt,bmi")))

AVX512 INLINE uint64_t parity_avx512(uint64_t bits) {
  __m128i product = _mm_clmulepi64_si128(_mm_set_epi64x(0, (int64_t)bits), _mm_set1_epi8((char)0xFF), 0);
  return (uint64_t)_mm_cvtsi128_si64(product);
}

AVX512 INLINE block_masks masks_avx512(const uint8_t *bytes, uint8_t delimiter) {
  __m512i all = _mm512_loadu_si512(bytes);
  return (block_masks){
      _mm512_cmpeq_epi8_mask(all, _mm512_set1_epi8('"')),
      _mm512_cmpeq_epi8_mask(all, _mm512_set1_epi8((char)delimiter)),
      _mm512_cmpeq_epi8_mask(all, _mm512_set1_epi8('\n')),
      _mm512_cmpeq_epi8_mask(all, _mm512_set1_epi8('\r'))};
}

SCAN(scan_avx512, AVX512, masks_avx512, parity_avx512)

#endif

// MARK: - Which of them

int32_t earshot_widest_vectors(void) {
#ifdef HAS_X86
  __builtin_cpu_init();
  bool has_helpers =
      __builtin_cpu_supports("pclmul") && __builtin_cpu_supports("popcnt") && __builtin_cpu_supports("bmi");
  if (!has_helpers || !__builtin_cpu_supports("avx2")) return EARSHOT_VECTORS_SSE2;
  return __builtin_cpu_supports("avx512bw") ? EARSHOT_VECTORS_AVX512 : EARSHOT_VECTORS_AVX2;
#else
  return EARSHOT_VECTORS_NONE;
#endif
}

// The level in use; below 0 before it is chosen. Threads that choose at once choose the same.
static int32_t selected = -1;

int32_t earshot_select_vectors(int32_t level) {
  int32_t widest = earshot_widest_vectors();
  int32_t chosen = level < 0 ? 0 : level < widest ? level : widest;
  __atomic_store_n(&selected, chosen, __ATOMIC_RELAXED);
  return chosen;
}

int32_t earshot_vectors_in_use(void) {
  int32_t level = __atomic_load_n(&selected, __ATOMIC_RELAXED);
  if (level >= 0) return level;
  const char *wanted = getenv("EARSHOT_VECTORS");
  bool is_level = wanted && wanted[0] >= '0' && wanted[0] <= '3' && wanted[1] == 0;
  // AVX-512 has to be asked for: it is not yet shown to pay, and some CPUs slow down for it.
  return earshot_select_vectors(is_level ? wanted[0] - '0' : EARSHOT_VECTORS_AVX2);
}

earshot_csv_scan earshot_scan_csv_by(
    int32_t level, const uint8_t *text, int64_t start, int64_t count, uint8_t delimiter, bool cells, uint32_t *ends,
    uint32_t *lines, int64_t room) {
  switch (level) {
#ifdef HAS_X86
    case EARSHOT_VECTORS_SSE2: return scan_sse2(text, start, count, delimiter, cells, ends, lines, room);
    case EARSHOT_VECTORS_AVX2: return scan_avx2(text, start, count, delimiter, cells, ends, lines, room);
    case EARSHOT_VECTORS_AVX512: return scan_avx512(text, start, count, delimiter, cells, ends, lines, room);
#endif
    default: return scan_plain(text, start, count, delimiter, cells, ends, lines, room);
  }
}
