#include "strict_json.h"

#include <cstring>

namespace {
/// The deepest nesting that simdjson's parser takes by default.
const int maximum_depth = 1024;
}  // namespace

StrictJSON::StrictJSON(const uint8_t *text, size_t count)
    : text(text), count(count), mended(reinterpret_cast<const char *>(text), count) {}

bool StrictJSON::check() {
  if (!value(1)) return false;
  skip_space();
  return position == count || fail("there is more text behind the JSON value");
}

bool StrictJSON::fail(const char *why) {
  reason = why;
  return false;
}

void StrictJSON::skip_space() {
  while (position < count && (text[position] == ' ' || text[position] == '\t' ||
                              text[position] == '\n' || text[position] == '\r')) {
    position++;
  }
}

bool StrictJSON::value(int depth) {
  skip_space();
  if (position == count) return fail("the JSON value ends too early");
  switch (text[position]) {
    case '{': return container(depth, '}', true);
    case '[': return container(depth, ']', false);
    case '"': return string();
    case 't': return literal("true");
    case 'f': return literal("false");
    case 'n': return literal("null");
    default: return number();
  }
}

bool StrictJSON::container(int depth, uint8_t close, bool has_keys) {
  if (depth >= maximum_depth) return fail("the JSON value is nested too deeply");
  position++;
  skip_space();
  if (position < count && text[position] == close) {
    position++;
    return true;
  }
  while (true) {
    skip_space();
    if (has_keys) {
      if (position == count) return fail("the JSON object is not closed");
      if (text[position] != '"') return fail("expected a key in double quotes");
      if (!string()) return false;
      skip_space();
      if (position == count || text[position] != ':') return fail("expected ':' behind the key");
      position++;
    }
    if (!value(depth + 1)) return false;
    skip_space();
    if (position == count) return fail("the JSON value is not closed");
    if (text[position] == close) {
      position++;
      return true;
    }
    if (text[position] != ',') return fail("expected ',' or the closing bracket");
    position++;
  }
}

bool StrictJSON::literal(const char *word) {
  size_t length = strlen(word);
  if (count - position < length || memcmp(text + position, word, length) != 0) {
    return fail("expected a JSON value");
  }
  position += length;
  return true;
}

bool StrictJSON::digits() {
  size_t start = position;
  while (position < count && text[position] >= '0' && text[position] <= '9') position++;
  return position > start;
}

bool StrictJSON::number() {
  size_t start = position;
  if (text[position] == '-') position++;
  bool leading_zero = position < count && text[position] == '0';
  size_t integer = position;
  if (!digits()) return fail("expected a JSON value");
  if (leading_zero && position - integer > 1) return fail("a JSON number must not begin with 0");
  if (position < count && text[position] == '.') {
    position++;
    if (!digits()) return fail("expected a digit behind the decimal point");
  }
  if (position < count && (text[position] | 0x20) == 'e') {
    position++;
    if (position < count && (text[position] == '+' || text[position] == '-')) position++;
    if (!digits()) return fail("expected a digit in the exponent");
  }
  mended[start] = '0';
  memset(&mended[start] + 1, ' ', position - start - 1);
  return true;
}

bool StrictJSON::string() {
  size_t start = position++;
  while (position < count) {
    uint8_t byte = text[position];
    if (byte == '"') {
      position++;
      return true;
    }
    if (byte < 0x20) return fail("a control character in a string must be escaped");
    if (byte != '\\') {
      position++;
    } else if (!escape()) {
      return false;
    }
  }
  position = start;
  return fail("the string is not closed");
}

bool StrictJSON::escape() {
  if (position + 1 < count && text[position + 1] != 'u') {
    if (strchr("\"\\/bfnrt", text[position + 1]) == nullptr || text[position + 1] == 0) {
      return fail("unknown escape in a string");
    }
    position += 2;
    return true;
  }
  unsigned high = 0, low = 0;
  if (!hex4(position, high)) return fail("expected four hexadecimal digits behind \\u");
  if (high < 0xD800 || high > 0xDFFF) {
    position += 6;
    return true;
  }
  if (high < 0xDC00 && hex4(position + 6, low) && low >= 0xDC00 && low <= 0xDFFF) {
    position += 12;
    return true;
  }
  memcpy(&mended[position], "\\ufffd", 6);
  position += 6;
  return true;
}

bool StrictJSON::hex4(size_t at, unsigned &code) const {
  if (at + 6 > count || text[at] != '\\' || text[at + 1] != 'u') return false;
  code = 0;
  for (size_t i = at + 2; i < at + 6; i++) {
    uint8_t byte = text[i];
    unsigned digit;
    if (byte >= '0' && byte <= '9') {
      digit = byte - '0';
    } else if ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'f') {
      digit = (byte | 0x20) - 'a' + 10u;
    } else {
      return false;
    }
    code = code * 16 + digit;
  }
  return true;
}
