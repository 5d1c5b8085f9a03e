#include "CICU.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>

struct earshot_breaker {
  UBreakIterator *iterator;
  UText text;
};

// Takes over an iterator.
static earshot_breaker *holding(UBreakIterator *iterator) {
  earshot_breaker *breaker = calloc(1, sizeof *breaker);
  if (!breaker) {
    ubrk_close(iterator);
    return NULL;
  }
  UText empty = UTEXT_INITIALIZER;
  breaker->iterator = iterator;
  breaker->text = empty;
  return breaker;
}

earshot_breaker *earshot_breaker_open(int kind) {
  UErrorCode status = U_ZERO_ERROR;
  UBreakIteratorType type = kind == EARSHOT_SENTENCES ? UBRK_SENTENCE : UBRK_WORD;
  UBreakIterator *iterator = ubrk_open(type, "", NULL, 0, &status);
  return U_FAILURE(status) ? NULL : holding(iterator);
}

earshot_breaker *earshot_breaker_open_rules(const char *rules) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = 0;
  u_strFromUTF8(NULL, 0, &length, rules, -1, &status);
  if (status != U_BUFFER_OVERFLOW_ERROR) return NULL;
  status = U_ZERO_ERROR;
  UChar *units = malloc((size_t)length * sizeof *units);
  if (!units) return NULL;
  u_strFromUTF8(units, length, NULL, rules, -1, &status);
  UParseError place;
  UBreakIterator *iterator = ubrk_openRules(units, length, NULL, 0, &place, &status);
  free(units);
  return U_FAILURE(status) ? NULL : holding(iterator);
}

void earshot_breaker_close(earshot_breaker *breaker) {
  if (!breaker) return;
  ubrk_close(breaker->iterator);
  utext_close(&breaker->text);
  free(breaker);
}

int32_t earshot_breaker_find(
    earshot_breaker *breaker, const uint8_t *text, int32_t length, int32_t *ends, uint16_t *classes,
    int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  // The UText reads UTF-8 in place, so ICU's offsets are byte offsets; ill-formed bytes read as U+FFFD.
  utext_openUTF8(&breaker->text, (const char *)text, length, &status);
  ubrk_setUText(breaker->iterator, &breaker->text, &status);
  if (U_FAILURE(status)) return -1;
  int32_t count = 0;
  ubrk_first(breaker->iterator);
  for (int32_t end; (end = ubrk_next(breaker->iterator)) != UBRK_DONE; count++) {
    if (count >= capacity) continue;
    ends[count] = end;
    classes[count] = (uint16_t)ubrk_getRuleStatus(breaker->iterator);
  }
  return count;
}
