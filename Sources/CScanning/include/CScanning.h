// The byte loops of tokenizing: words, sentences, folding and hashing of UTF-8 text, worked a text at a time.
//
// The rules are ICU's; the tests hold every boundary against ICU itself. No function keeps a pointer, and none reads or
// writes beyond the ranges it is given.

#ifndef EARSHOT_CSCANNING_H
#define EARSHOT_CSCANNING_H

#include <stdbool.h>
#include <stdint.h>

#include "records.h"

#ifdef __cplusplus
extern "C" {
#endif

// The hash of a form: blocks of eight bytes, the last one filled up with noughts, each mixed in by a multiplication and
// a shift that lose nothing, and the length last. So no two forms of up to eight bytes can share a hash before their
// lengths are mixed in. `FormHash` in Swift takes the same bytes one by one.
#define EARSHOT_HASH_BASIS 0xCBF29CE484222325ull

static inline uint64_t earshot_hash_mixed(uint64_t state) {
  state *= 0x9E3779B97F4A7C15ull;
  return state ^ state >> 32;
}

static inline uint64_t earshot_hash_finished(uint64_t state, uint64_t block, uint64_t count) {
  state = (earshot_hash_mixed(state ^ block) ^ count) * 0xC2B2AE3D27D4EB4Full;
  return state ^ state >> 29;
}

// Takes in bytes one by one, as `FormHash` does.
typedef struct {
  uint64_t state, block, count;
} earshot_form_hash;
#define EARSHOT_EMPTY_HASH {EARSHOT_HASH_BASIS, 0, 0}

static inline void earshot_hash_add(earshot_form_hash *hash, uint8_t byte) {
  hash->block |= (uint64_t)byte << (hash->count & 7) * 8;
  if ((++hash->count & 7) == 0) {
    hash->state = earshot_hash_mixed(hash->state ^ hash->block);
    hash->block = 0;
  }
}

static inline uint64_t earshot_hash_value(const earshot_form_hash *hash) {
  return earshot_hash_finished(hash->state, hash->block, hash->count);
}

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

// What the bytes of a text are, a bit a byte: bit i % 64 of word i / 64 tells of byte i. Noughts behind the text.
typedef struct {
  uint64_t *letters;   // a-z, A-Z
  uint64_t *capitals;  // A-Z
  uint64_t *doubles;   // bytes that equal the next one, whatever their case
} earshot_masks;

enum {
  EARSHOT_TEXT_IS_WIDE = 1,         // some byte is beyond ASCII
  EARSHOT_TEXT_HAS_LINE_FEED = 2,
  EARSHOT_PADDING = 128             // the most bytes that are written behind a folded text
};

// Copies a text with its ASCII capitals made small, and marks what its bytes are. `folded` has room for
// count + EARSHOT_PADDING bytes, which are noughts behind the text; each mask has room for count / 64 + 2 words. Returns
// EARSHOT_TEXT_... `level` is one of EARSHOT_VECTORS_... that this CPU has.
uint32_t earshot_mark_bytes(
    int32_t level, const uint8_t *text, int32_t count, uint8_t *folded, earshot_masks masks);

// A token; `Token`.
typedef struct {
  uint32_t start, end;
  uint8_t kind;
} earshot_token;

// A token as the lexicons see it; `LexicalUnit`.
typedef struct {
  uint32_t start, end;
  int32_t form_start, form_count;
  uint64_t hash;
  int32_t token, sentence;
  uint8_t kind, flags;
} earshot_unit;

// The kinds and flags that are asked for or given here; `TokenKind`, `LexicalUnit.Flags`.
enum {
  EARSHOT_UNIT_SPACE = 0,
  EARSHOT_UNIT_WORD = 1,
  EARSHOT_UNIT_NUMBER = 2,
  EARSHOT_UNIT_PUNCTUATION = 5,
  EARSHOT_UNIT_MENTION = 9,
  EARSHOT_UNIT_MEASURE = 13,
  EARSHOT_UNIT_CAPITALS = 1,
  EARSHOT_UNIT_ELONGATED = 2
};

// How a token stands to the one before it: nothing, a word, or a word and a joining mark stand right before.
enum { EARSHOT_JOIN_NONE = 0, EARSHOT_JOIN_WORD = 1, EARSHOT_JOIN_OPEN = 2 };

// How far a text is cut into tokens.
typedef struct {
  int64_t start;          // the next byte
  int64_t tokens, units;  // how many of each were written last
  int32_t sentence;       // the sentence of the last unit, and where that ends; the last one never does
  uint32_t sentence_end;
  uint8_t join;
} earshot_progress;

// A text that is cut: ASCII up to `end`, where ICU would cut.
typedef struct {
  const uint8_t *folded;
  earshot_masks masks;
  int64_t end;
  const int32_t *sentence_ends;
  int64_t sentence_count;
  int32_t first_token;  // how many tokens stand before the first one that is written
} earshot_plain_text;

// Cuts text in which no pattern such as an address or a face can begin: words, numbers, marks and blanks that are tokens
// as they stand. It gives what `earshot_scan_words` and the tailorings give, without a look at each byte, and stops where
// anything else may begin. Tokens and units have room for one a byte. Where a joining mark is the last unit before, the
// text goes on with a blank.
void earshot_cut_plain(
    const earshot_plain_text *text, earshot_progress *progress, earshot_token *tokens, earshot_unit *units);

// Asks for the line of memory around an address, which is read soon; any address will do.
static inline void earshot_prefetch(const void *address) { __builtin_prefetch(address); }

// Returns the hash of a form's bytes, as `FormHash` in Swift has it.
uint64_t earshot_hash(const uint8_t *bytes, int64_t count);

// The same for a form behind which seven more bytes can be read.
static inline uint64_t earshot_hash_roomy(const uint8_t *bytes, int64_t count) {
  uint64_t state = EARSHOT_HASH_BASIS, block;
  int64_t left = count;
  for (; left >= 8; left -= 8, bytes += 8) {
    __builtin_memcpy(&block, bytes, 8);
    state = earshot_hash_mixed(state ^ block);
  }
  __builtin_memcpy(&block, bytes, 8);
  return earshot_hash_finished(state, block & ((1ull << left * 8) - 1), (uint64_t)count);
}

// Returns the first offset in start..<end that holds one of three bytes, or `end`.
int64_t earshot_find_any(
    const uint8_t *text, int64_t start, int64_t end, uint8_t a, uint8_t b, uint8_t c);

// Returns how often a byte is in a text.
int64_t earshot_count(const uint8_t *text, int64_t count, uint8_t byte);

// Returns the first offset in start..<end that holds a byte that JSON escapes in a string, or `end`.
int64_t earshot_find_escaped(const uint8_t *text, int64_t start, int64_t end);

// Returns whether a text has so many words, at least 1, by the blanks and control bytes between them.
bool earshot_has_words(const uint8_t *text, int64_t count, int32_t few);

// Has the heap begin with room for compiled word lists, on large pages where the system has any: a process that lives for
// tenths of a second spends much of that on its first touch of each small page. To be called once, before any thread is
// made; without effect but on glibc.
void earshot_prepare_memory(void);

// Gives memory that was freed back to the system, where the C library can (glibc's malloc_trim).
void earshot_release_free_memory(void);

// Whether every byte is below 0x80.
bool earshot_is_ascii(const uint8_t *text, int32_t count);

// Whether the text is well-formed UTF-8.
bool earshot_is_utf8(const uint8_t *text, int32_t count);

#ifdef __cplusplus
}
#endif

#endif
