#ifndef EARSHOT_CSIMDJSON_H
#define EARSHOT_CSIMDJSON_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A JSON parser with its buffers; used by one thread at a time.
typedef struct earshot_json earshot_json;

enum {
  EARSHOT_JSON_NULL = 1,
  EARSHOT_JSON_STRING = 2,
  EARSHOT_JSON_NUMBER = 3,
  EARSHOT_JSON_BOOL = 4,
  EARSHOT_JSON_CONTAINER = 5,
};

/// A member of an object, as byte offsets into the parsed text.
typedef struct {
  /// The key between its quotes, escapes as they stood.
  uint32_t key_start, key_end;
  /// The value, with its quotes if it is a string.
  uint32_t value_start, value_end;
  /// One of EARSHOT_JSON_…
  uint8_t kind;
  /// Whether key and value hold an escape; then `earshot_json_key` and `earshot_json_string` give the text.
  uint8_t key_is_escaped, value_is_escaped;
} earshot_json_member;

/// Creates a parser; returns null when there is no memory.
earshot_json *earshot_json_new(void);

/// Gives the parser's memory back; null is allowed.
void earshot_json_free(earshot_json *parser);

/// Parses a text that must be one JSON object, and finds its members.
///
/// `readable` is the number of bytes from `text` on that may be read (at least `count`). Returns null when all is
/// well; else the reason, in English, and in `error_offset` the byte where it was found. Numbers of any size and
/// lone surrogates (which become U+FFFD) are allowed, nesting of up to 1024 levels.
const char *earshot_json_parse(
  earshot_json *parser, const uint8_t *text, size_t count, size_t readable, size_t *error_offset);

/// Returns the members of the last object, in order; valid until the next parse.
const earshot_json_member *earshot_json_members(const earshot_json *parser, size_t *count);

/// Returns the unescaped key of a member of the last object; valid until the next parse.
const uint8_t *earshot_json_key(const earshot_json *parser, size_t member, size_t *count);

/// Returns the unescaped string value of a member of the last object; valid until the next parse.
const uint8_t *earshot_json_string(const earshot_json *parser, size_t member, size_t *count);

/// Returns 1 when the bytes are well-formed UTF-8, else 0.
int earshot_utf8_is_valid(const uint8_t *bytes, size_t count);

#ifdef __cplusplus
}
#endif

#endif
