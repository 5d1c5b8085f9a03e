// ICU behind opaque handles and plain integers.
//
// No ICU header is included here: Swift's Foundation carries ICU headers of its own, and the two do not agree.
// Every function works on a block (one text, one name), so that the border is crossed once a text.

#ifndef EARSHOT_CICU_H
#define EARSHOT_CICU_H

#include <stddef.h>
#include <stdint.h>

#include "CICUCharset.h"

#ifdef __cplusplus
extern "C" {
#endif

// A reused break iterator with ICU's root rules. Not thread-safe: one a worker.
typedef struct earshot_breaker earshot_breaker;

enum { EARSHOT_WORDS = 0, EARSHOT_SENTENCES = 1 };

// Opens a break iterator, or returns NULL when ICU's data cannot be loaded.
earshot_breaker *earshot_breaker_open(int kind);

// Opens a word iterator with other rules, in ICU's own notation, or returns NULL when ICU cannot read them.
earshot_breaker *earshot_breaker_open_rules(const char *rules);
void earshot_breaker_close(earshot_breaker *breaker);

// Finds every boundary behind offset 0 of a UTF-8 text. Writes the byte offset of each into `ends` and the rule status
// of the stretch before it into `classes`, at most `capacity` of each, and returns how many boundaries there are
// (which may exceed `capacity`; then call again with more room), or -1 when ICU reports an error.
int32_t earshot_breaker_find(
    earshot_breaker *breaker, const uint8_t *text, int32_t length, int32_t *ends, uint16_t *classes,
    int32_t capacity);

// Folds UTF-8 by NFKC_Casefold. Returns the number of bytes of the result, at most `capacity` of them written, or -1
// when ICU reports an error.
int32_t earshot_fold(const uint8_t *text, int32_t length, uint8_t *out, int32_t capacity);

// Properties of a code point, as bits.
enum {
  EARSHOT_CP_WHITESPACE = 1,
  EARSHOT_CP_PUNCTUATION = 2,
  EARSHOT_CP_SYMBOL = 4,
  EARSHOT_CP_CURRENCY = 8,
  EARSHOT_CP_EMOJI = 16,               // Emoji and not an ASCII digit, # or *
  EARSHOT_CP_EMOJI_PRESENTATION = 32,
  EARSHOT_CP_PICTOGRAPHIC = 64,        // Extended_Pictographic
  EARSHOT_CP_EMOJI_MODIFIER = 128,     // skin tones
  EARSHOT_CP_REGIONAL_INDICATOR = 256,
  EARSHOT_CP_UPPERCASE = 512,
  EARSHOT_CP_LETTER = 1024,
  EARSHOT_CP_LATIN = 2048,
  EARSHOT_CP_MARK = 4096
};
uint32_t earshot_codepoint_properties(uint32_t codepoint);

// The Sentence_Break property of a code point, as one of EARSHOT_SB_... of CScanning.h.
uint8_t earshot_codepoint_sentence_break(uint32_t codepoint);

// The class of a code point in the word rules, as one of EARSHOT_WB_... of CScanning.h: unknown where ICU's boundaries
// need a dictionary, and where ICU's rules have classes of their own beyond ASCII.
uint8_t earshot_codepoint_word_break(uint32_t codepoint);

// The versions in use, as text such as "72.1" and "15.0".
const char *earshot_icu_version(void);
const char *earshot_unicode_version(void);

#ifdef __cplusplus
}
#endif

#endif
