#ifndef EARSHOT_STRICT_JSON_H
#define EARSHOT_STRICT_JSON_H

#include <cstddef>
#include <cstdint>
#include <string>

/// The grammar of RFC 8259, byte by byte; slow, and only asked when simdjson refuses a text.
///
/// It finds where a text is wrong, which simdjson does not tell, and mends the two things that simdjson refuses
/// although the grammar allows them: numbers beyond 64 bits and lone surrogates.
struct StrictJSON {
  const uint8_t *text;
  size_t count;
  size_t position = 0;
  const char *reason = nullptr;
  /// A copy of the text, of the same length, that simdjson accepts.
  std::string mended;

  StrictJSON(const uint8_t *text, size_t count);

  /// Reads the whole text as one value; false when it is wrong, with `reason` and `position` set.
  bool check();

 private:
  bool fail(const char *why);
  void skip_space();
  bool value(int depth);
  bool literal(const char *word);
  bool number();
  bool digits();
  bool string();
  bool escape();
  bool hex4(size_t at, unsigned &code) const;
  bool container(int depth, uint8_t close, bool has_keys);
};

#endif
