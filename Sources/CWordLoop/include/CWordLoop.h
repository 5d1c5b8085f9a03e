// The yardstick of the benchmarks: ICU's word iterator over many texts, and nothing else.
//
// No ICU header is included here: Swift's Foundation carries ICU headers of its own, and the two do not agree.

#ifndef EARSHOT_CWORDLOOP_H
#define EARSHOT_CWORDLOOP_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// What a run over all texts came to.
typedef struct {
  int64_t words;        // stretches that ICU calls words, numbers, kana or ideographs
  int64_t boundaries;   // all stretches
  double wall_seconds;  // by a clock that no one sets
  double cpu_seconds;   // of the whole process
} earshot_word_loop_result;

// Finds all word boundaries of the texts from `first` up to, but not including, `last`, with one iterator of the
// English rules and one buffer of UTF-16. Text i ends at ends[i] and begins where the one before ends; ill-formed bytes
// read as U+FFFD. Adds to the counts of `result`, and returns whether ICU and memory allowed it.
int earshot_word_loop(
    const uint8_t *bytes, const size_t *ends, size_t first, size_t last, earshot_word_loop_result *result);

// Times the loop over all texts: in the calling thread, or shared out evenly among so many threads (at most
// EARSHOT_WORD_LOOP_THREADS). Returns whether everything went well.
int earshot_word_loop_timed(
    const uint8_t *bytes, const size_t *ends, size_t count, int threads, earshot_word_loop_result *result);

enum { EARSHOT_WORD_LOOP_THREADS = 64 };

#ifdef __cplusplus
}
#endif

#endif
