// The byte loops of tokenizing: words, sentences, folding and hashing of UTF-8 text, worked a text at a time.
//
// The rules are ICU's; the tests hold every boundary against ICU itself. No function keeps a pointer, and none reads or
// writes beyond the ranges it is given.

#ifndef EARSHOT_CSCANNING_H
#define EARSHOT_CSCANNING_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// What stands in a stretch, as bits.
enum {
  EARSHOT_HAS_LETTER = 1,      // a-z, A-Z
  EARSHOT_HAS_DIGIT = 2,
  EARSHOT_HAS_UNDERSCORE = 4,
  EARSHOT_HAS_AT = 8,          // "@", which is a letter to ICU 72
  EARSHOT_HAS_JOINT = 16,      // one of . ' , ; within the word
  EARSHOT_IS_WIDE = 32,        // bytes beyond ASCII: neither hash nor shape are filled
  EARSHOT_IS_CAPITALS = 64,    // two or more letters, all of them capitals
  EARSHOT_IS_ELONGATED = 128   // a letter stands three or more times in a row
};

// What a text holds, as bits: a pattern whose mark is absent need not be searched for.
enum {
  EARSHOT_MARK_INNER_STOP = 2,  // a full stop with a letter or digit behind it, as in every address
  EARSHOT_MARK_HASH = 4,
  EARSHOT_MARK_MONEY = 16,      // $ or %, or a byte that a currency sign may begin with
  EARSHOT_MARK_LINE_BREAK = 32, // a line feed
  EARSHOT_MARK_MAIL = 64        // an at sign behind what may stand there in an e-mail address
};

// A stretch between two of ICU's word boundaries.
typedef struct {
  uint64_t hash;    // earshot_hash of the bytes in small letters
  int32_t end;      // the offset behind the stretch
  uint16_t status;  // ICU's rule status: 0 none, 100 number, 200 letters, 300 kana, 400 ideographs
  uint8_t content;  // EARSHOT_HAS_... and EARSHOT_IS_...
  uint8_t first;    // the first byte
} earshot_stretch;

// Cuts text[start..<end], which is ASCII, into ICU's words. Writes at most `end - start` stretches, adds to `marks`, and
// returns how many stretches there are. Both ends must be places where ICU would cut.
int32_t earshot_scan_words(
    const uint8_t *text, int32_t start, int32_t end, earshot_stretch *out, uint32_t *marks);

// The class of a code point in the word rules, as one of these: Word_Break as ICU's rules have it, Extended_Pictographic,
// or that the rules here do not know it.
enum {
  EARSHOT_WB_OTHER = 0, EARSHOT_WB_LETTER, EARSHOT_WB_HEBREW_LETTER, EARSHOT_WB_NUMERIC, EARSHOT_WB_EXTEND_NUM_LET,
  EARSHOT_WB_MID_LETTER, EARSHOT_WB_MID_NUM, EARSHOT_WB_MID_NUM_LET, EARSHOT_WB_SINGLE_QUOTE, EARSHOT_WB_DOUBLE_QUOTE,
  EARSHOT_WB_SPACE, EARSHOT_WB_CR, EARSHOT_WB_LF, EARSHOT_WB_NEWLINE, EARSHOT_WB_EXTEND, EARSHOT_WB_ZWJ,
  EARSHOT_WB_REGIONAL_INDICATOR, EARSHOT_WB_PICTURE, EARSHOT_WB_UNKNOWN
};
typedef uint8_t (*earshot_word_property)(uint32_t codepoint);

// The classes of code points, asked for when they are first met. Not thread-safe: one a worker.
typedef struct earshot_word_classes earshot_word_classes;

// Returns NULL when there is no memory.
earshot_word_classes *earshot_word_classes_open(earshot_word_property property);
void earshot_word_classes_close(earshot_word_classes *classes);

// Cuts text[start..<end], which is well-formed UTF-8, into ICU's words. Writes at most `end - start` stretches, adds to
// `marks`, and returns how many stretches there are, or -1 at a code point whose class is unknown. Both ends must be
// places where ICU would cut.
int32_t earshot_scan_wide_words(
    const uint8_t *text, int32_t start, int32_t end, earshot_word_classes *classes, earshot_stretch *out,
    uint32_t *marks);

// The Sentence_Break property of a code point beyond ASCII, as one of these.
enum {
  EARSHOT_SB_OTHER = 0, EARSHOT_SB_SEPARATOR, EARSHOT_SB_SPACE, EARSHOT_SB_ATERM, EARSHOT_SB_STERM,
  EARSHOT_SB_CLOSE, EARSHOT_SB_CONTINUE, EARSHOT_SB_NUMERIC, EARSHOT_SB_UPPER, EARSHOT_SB_LOWER,
  EARSHOT_SB_OTHER_LETTER, EARSHOT_SB_EXTEND
};
typedef uint8_t (*earshot_sentence_property)(uint32_t codepoint);

// Cuts a well-formed UTF-8 text into ICU's sentences (UAX #29, SB1-SB998). Writes the end of each, at most
// `count` of them, and returns how many there are.
int32_t earshot_scan_sentences(
    const uint8_t *text, int32_t count, earshot_sentence_property property, int32_t *ends);

// Asks for the line of memory around an address, which is read soon; any address will do.
static inline void earshot_prefetch(const void *address) { __builtin_prefetch(address); }

// Returns the hash of a form's bytes, as `FormHash` in Swift has it.
uint64_t earshot_hash(const uint8_t *bytes, int64_t count);

// Returns the first offset in start..<end that holds one of three bytes, or `end`.
int64_t earshot_find_any(
    const uint8_t *text, int64_t start, int64_t end, uint8_t a, uint8_t b, uint8_t c);

// Copies a text with its ASCII capitals made small.
void earshot_fold_ascii(const uint8_t *text, int32_t count, uint8_t *out);

// Whether every byte is below 0x80.
bool earshot_is_ascii(const uint8_t *text, int32_t count);

// Whether the text is well-formed UTF-8.
bool earshot_is_utf8(const uint8_t *text, int32_t count);

#ifdef __cplusplus
}
#endif

#endif
