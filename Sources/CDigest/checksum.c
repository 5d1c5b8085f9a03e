#include <string.h>

#include "CDigest.h"

// 2^64 divided by the golden ratio, made odd (Knuth, The Art of Computer Programming 3, 6.4).
static const uint64_t factor = 0x9E3779B97F4A7C15ull;

static inline uint64_t mix(uint64_t sum, uint64_t word) {
  sum = (sum ^ word) * factor;
  return sum ^ sum >> 29;
}

// Four sums side by side, because one would wait for each multiplication. Every step can be undone for a given word, so that
// bytes that differ in one word never have the same sum.
uint64_t earshot_checksum(const uint8_t *bytes, size_t count) {
  uint64_t sums[4] = {1, 2, 3, 4}, words[4];
  size_t place = 0;
  for (; count - place >= sizeof words; place += sizeof words) {
    memcpy(words, bytes + place, sizeof words);
    for (int i = 0; i < 4; i++) sums[i] = mix(sums[i], words[i]);
  }
  for (; place < count; place++) sums[0] = mix(sums[0], bytes[place]);
  uint64_t sum = mix(count, sums[0]);
  for (int i = 1; i < 4; i++) sum = mix(sum, sums[i]);
  return sum;
}
