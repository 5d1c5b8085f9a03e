#include "CWordOracle.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

// A text in UTF-16.
typedef struct {
  UChar *units;
  int32_t *offsets;  // for each unit the byte where its code point begins, and one more for the end
  int32_t count;
  int is_ruled;      // whether no code point is of a script whose words ICU finds by dictionary or statistics alone
} wide_text;

// Decodes a text, with U+FFFD for each ill-formed part.
static void decode(const uint8_t *text, int32_t count, wide_text *out) {
  out->count = 0;
  out->is_ruled = 1;
  for (int32_t i = 0; i < count;) {
    int32_t start = i, first = out->count;
    UChar32 c;
    U8_NEXT_OR_FFFD(text, i, count, c);
    U16_APPEND_UNSAFE(out->units, out->count, c);
    for (int32_t k = first; k < out->count; k++) out->offsets[k] = start;
    if (c > 0x7F && u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT) out->is_ruled = 0;
  }
  out->offsets[out->count] = count;
}

// Whether ICU's conversion replaces ill-formed bytes likewise.
static int is_icus(const uint8_t *text, int32_t count, const wide_text *wide, UChar *room) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = 0;
  u_strFromUTF8WithSub(room, count + 1, &length, (const char *)text, count, 0xFFFD, NULL, &status);
  return U_SUCCESS(status) && length == wide->count &&
         memcmp(room, wide->units, (size_t)length * sizeof *room) == 0;
}

// Cuts bytes. Opening an iterator is slow, so each thread keeps one.
static int32_t cut_bytes(const uint8_t *text, int32_t count, int32_t *ends, uint16_t *classes) {
  static _Thread_local UBreakIterator *iterator;
  UErrorCode status = U_ZERO_ERROR;
  if (!iterator) iterator = ubrk_open(UBRK_WORD, "root", NULL, 0, &status);
  UText *bytes = utext_openUTF8(NULL, (const char *)text, count, &status);
  ubrk_setUText(iterator, bytes, &status);
  if (U_FAILURE(status)) return -1;
  int32_t found = 0;
  ubrk_first(iterator);
  for (int32_t end; (end = ubrk_next(iterator)) != UBRK_DONE; found++) {
    ends[found] = end;
    classes[found] = (uint16_t)ubrk_getRuleStatus(iterator);
  }
  utext_close(bytes);
  return found;
}

// Whether UTF-16 is cut at the same places.
static int agrees(const wide_text *wide, int32_t count, const int32_t *ends, const uint16_t *classes) {
  static _Thread_local UBreakIterator *iterator;
  UErrorCode status = U_ZERO_ERROR;
  if (!iterator) iterator = ubrk_open(UBRK_WORD, "root", NULL, 0, &status);
  ubrk_setText(iterator, wide->units, wide->count, &status);
  if (U_FAILURE(status)) return 0;
  int32_t found = 0;
  ubrk_first(iterator);
  for (int32_t end; (end = ubrk_next(iterator)) != UBRK_DONE; found++) {
    if (found >= count || ends[found] != wide->offsets[end]) return 0;
    if (classes[found] != ubrk_getRuleStatus(iterator)) return 0;
  }
  return found == count;
}

int32_t word_oracle(const uint8_t *text, int32_t count, int32_t *ends, uint16_t *classes) {
  size_t room = (size_t)count + 1;
  UChar *units = malloc(2 * room * sizeof *units);
  int32_t *offsets = malloc(room * sizeof *offsets);
  int32_t found = -1;
  if (units && offsets) {
    wide_text wide = {units, offsets, 0, 1};
    decode(text, count, &wide);
    found = cut_bytes(text, count, ends, classes);
    if (found >= 0 && !is_icus(text, count, &wide, units + room)) found = -2;
    if (found >= 0 && wide.is_ruled && !agrees(&wide, found, ends, classes)) found = -3;
  }
  free(units);
  free(offsets);
  return found;
}
