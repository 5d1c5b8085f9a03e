#include "CSimdJSON.h"

#include <simdjson.h>

#include <cstring>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "strict_json.h"

struct earshot_json {
  simdjson::dom::parser parser;
  std::vector<earshot_json_member> members;
  std::vector<std::string_view> keys;
  std::vector<std::string_view> strings;
  std::string padded;
};

namespace {

using simdjson::dom::element;

bool is_space(uint8_t byte) {
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

uint32_t skip_space(const uint8_t *text, uint32_t at) {
  while (is_space(text[at])) at++;
  return at;
}

/// Returns the offset of the quote that closes the string opened at `at`, and whether it holds an escape.
uint32_t string_end(const uint8_t *text, uint32_t at, size_t count, uint8_t &escaped) {
  escaped = 0;
  uint32_t from = at + 1;
  while (true) {
    auto quote = static_cast<const uint8_t *>(memchr(text + from, '"', count - from));
    auto end = static_cast<uint32_t>(quote - text);
    uint32_t slashes = 0;
    while (text[end - 1 - slashes] == '\\') slashes++;
    if (slashes % 2 == 0) {
      if (memchr(text + at + 1, '\\', end - at - 1) != nullptr) escaped = 1;
      return end;
    }
    from = end + 1;
  }
}

/// Returns the offset behind the value at `at` of a text that is known to be well formed.
uint32_t value_end(const uint8_t *text, uint32_t at, size_t count) {
  uint8_t ignored;
  if (text[at] == '"') return string_end(text, at, count, ignored) + 1;
  if (text[at] != '{' && text[at] != '[') {
    while (text[at] != ',' && text[at] != '}' && !is_space(text[at])) at++;
    return at;
  }
  int depth = 0;
  while (true) {
    switch (text[at]) {
      case '"': at = string_end(text, at, count, ignored); break;
      case '{':
      case '[': depth++; break;
      case '}':
      case ']':
        if (--depth == 0) return at + 1;
    }
    at++;
  }
}

uint8_t kind_of(uint8_t first) {
  switch (first) {
    case '"': return EARSHOT_JSON_STRING;
    case 'n': return EARSHOT_JSON_NULL;
    case 't':
    case 'f': return EARSHOT_JSON_BOOL;
    case '{':
    case '[': return EARSHOT_JSON_CONTAINER;
    default: return EARSHOT_JSON_NUMBER;
  }
}

/// Finds the members of a well-formed object; the texts of escaped strings come from simdjson's own result.
void find_members(earshot_json *self, const uint8_t *text, size_t count, simdjson::dom::object object) {
  uint32_t at = skip_space(text, 0) + 1;
  for (auto field : object) {
    earshot_json_member member = {};
    at = skip_space(text, at);
    if (text[at] == ',') at = skip_space(text, at + 1);
    member.key_start = at + 1;
    member.key_end = string_end(text, at, count, member.key_is_escaped);
    at = skip_space(text, member.key_end + 1) + 1;
    at = skip_space(text, at);
    member.value_start = at;
    member.kind = kind_of(text[at]);
    if (text[at] == '"') {
      at = string_end(text, at, count, member.value_is_escaped) + 1;
    } else {
      at = value_end(text, at, count);
    }
    member.value_end = at;
    self->members.push_back(member);
    self->keys.push_back(field.key);
    self->strings.push_back(
      field.value.is_string() ? field.value.get_string().value_unsafe() : std::string_view());
  }
}

/// Parses a copy of the text that has the padding simdjson asks for.
simdjson::error_code parse_copy(
  earshot_json *self, const char *text, size_t count, element &root) {
  self->padded.assign(text, count);
  self->padded.append(simdjson::SIMDJSON_PADDING, '\0');
  return self->parser.parse(
    reinterpret_cast<const uint8_t *>(self->padded.data()), count, false).get(root);
}

}  // namespace

earshot_json *earshot_json_new(void) { return new (std::nothrow) earshot_json; }

void earshot_json_free(earshot_json *self) { delete self; }

const char *earshot_json_parse(
  earshot_json *self, const uint8_t *text, size_t count, size_t readable, size_t *error_offset) {
  self->members.clear();
  self->keys.clear();
  self->strings.clear();
  *error_offset = 0;
  element root;
  simdjson::error_code error;
  if (readable - count >= simdjson::SIMDJSON_PADDING) {
    error = self->parser.parse(text, count, false).get(root);
  } else {
    error = parse_copy(self, reinterpret_cast<const char *>(text), count, root);
  }
  if (error != simdjson::SUCCESS) {
    StrictJSON strict(text, count);
    if (!strict.check()) {
      *error_offset = strict.position;
      return strict.reason;
    }
    error = parse_copy(self, strict.mended.data(), count, root);
    if (error != simdjson::SUCCESS) return simdjson::error_message(error);
  }
  if (!root.is_object()) return "expected a JSON object in braces";
  find_members(self, text, count, root.get_object().value_unsafe());
  return nullptr;
}

const earshot_json_member *earshot_json_members(const earshot_json *self, size_t *count) {
  *count = self->members.size();
  return self->members.data();
}

const uint8_t *earshot_json_key(const earshot_json *self, size_t member, size_t *count) {
  *count = self->keys[member].size();
  return reinterpret_cast<const uint8_t *>(self->keys[member].data());
}

const uint8_t *earshot_json_string(const earshot_json *self, size_t member, size_t *count) {
  *count = self->strings[member].size();
  return reinterpret_cast<const uint8_t *>(self->strings[member].data());
}

int earshot_utf8_is_valid(const uint8_t *bytes, size_t count) {
  return simdjson::validate_utf8(reinterpret_cast<const char *>(bytes), count) ? 1 : 0;
}
