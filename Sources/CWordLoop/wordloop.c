#include "CWordLoop.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>

// Of the ways to ask ICU for words in UTF-8 this is the fastest: UTF-16 made text by text into a buffer that stays near,
// and one iterator set on each. A UText over UTF-8 costs more, an iterator a text three to four times as much.

// The units of UTF-16 that a text can need: one for each byte, for ASCII and for ill-formed bytes.
static size_t longest_text(const size_t *ends, size_t first, size_t last) {
  size_t longest = 0;
  size_t start = first > 0 ? ends[first - 1] : 0;
  for (size_t i = first; i < last; start = ends[i++]) {
    if (ends[i] - start > longest) longest = ends[i] - start;
  }
  return longest;
}

static void find_words(
    UBreakIterator *iterator, UChar *units, int32_t room, const uint8_t *bytes, const size_t *ends, size_t first,
    size_t last, earshot_word_loop_result *result, UErrorCode *status) {
  int64_t words = 0;
  int64_t boundaries = 0;
  size_t start = first > 0 ? ends[first - 1] : 0;
  for (size_t i = first; i < last; start = ends[i++]) {
    int32_t length = 0;
    u_strFromUTF8WithSub(
        units, room, &length, (const char *)bytes + start, (int32_t)(ends[i] - start), 0xFFFD, NULL, status);
    ubrk_setText(iterator, units, length, status);
    ubrk_first(iterator);
    while (ubrk_next(iterator) != UBRK_DONE) {
      words += ubrk_getRuleStatus(iterator) >= UBRK_WORD_NONE_LIMIT;
      boundaries++;
    }
  }
  result->words += words;
  result->boundaries += boundaries;
}

int earshot_word_loop(
    const uint8_t *bytes, const size_t *ends, size_t first, size_t last, earshot_word_loop_result *result) {
  size_t longest = longest_text(ends, first, last);
  if (longest > INT32_MAX / 2) return 0;
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *iterator = ubrk_open(UBRK_WORD, "en", NULL, 0, &status);
  if (U_FAILURE(status)) return 0;
  // One unit more for the zero that ICU likes to set behind a text.
  UChar *units = malloc((longest + 1) * sizeof *units);
  if (units) find_words(iterator, units, (int32_t)longest + 1, bytes, ends, first, last, result, &status);
  int is_well = units && U_SUCCESS(status);
  free(units);
  ubrk_close(iterator);
  return is_well;
}

typedef struct {
  const uint8_t *bytes;
  const size_t *ends;
  size_t first;
  size_t last;
  earshot_word_loop_result result;
  int is_well;
} share;

static void *run_share(void *argument) {
  share *own = argument;
  own->is_well = earshot_word_loop(own->bytes, own->ends, own->first, own->last, &own->result);
  return NULL;
}

static double seconds(clockid_t clock) {
  struct timespec time;
  clock_gettime(clock, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static int run_shares(share *shares, int threads) {
  pthread_t ids[EARSHOT_WORD_LOOP_THREADS];
  int started = 0;
  while (started < threads && pthread_create(&ids[started], NULL, run_share, &shares[started]) == 0) started++;
  int is_well = started == threads;
  for (int i = 0; i < started; i++) {
    pthread_join(ids[i], NULL);
    is_well = is_well && shares[i].is_well;
  }
  return is_well;
}

int earshot_word_loop_timed(
    const uint8_t *bytes, const size_t *ends, size_t count, int threads, earshot_word_loop_result *result) {
  if (threads < 1 || threads > EARSHOT_WORD_LOOP_THREADS) return 0;
  share shares[EARSHOT_WORD_LOOP_THREADS] = {0};
  size_t each = count / (size_t)threads;
  for (int i = 0; i < threads; i++) {
    shares[i].bytes = bytes;
    shares[i].ends = ends;
    shares[i].first = each * (size_t)i;
    shares[i].last = i + 1 < threads ? each * ((size_t)i + 1) : count;
  }
  double wall = seconds(CLOCK_MONOTONIC);
  double cpu = seconds(CLOCK_PROCESS_CPUTIME_ID);
  int is_well = 1;
  if (threads > 1) {
    is_well = run_shares(shares, threads);
  } else {
    // A thread of its own would hide the loop from a profiler that counts only inside it.
    run_share(&shares[0]);
    is_well = shares[0].is_well;
  }
  result->cpu_seconds = seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu;
  result->wall_seconds = seconds(CLOCK_MONOTONIC) - wall;
  result->words = 0;
  result->boundaries = 0;
  for (int i = 0; i < threads; i++) {
    result->words += shares[i].result.words;
    result->boundaries += shares[i].result.boundaries;
  }
  return is_well;
}
