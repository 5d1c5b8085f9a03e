#ifndef EARSHOT_CICU_CHARSET_H
#define EARSHOT_CICU_CHARSET_H

#include <stddef.h>
#include <stdint.h>

/// A converter from one charset to UTF-8.
typedef struct earshot_converter earshot_converter;

/// Opens a converter for a charset by any name that ICU knows; returns null for an unknown name.
earshot_converter *earshot_converter_open(const char *name);

/// Returns the name of the converter's charset that MIME prefers, or IANA's, or ICU's; valid as long as the converter.
const char *earshot_converter_name(const earshot_converter *converter);

/// Converts from `input` to UTF-8 in `output` until one of them is used up.
///
/// Bytes that mean nothing in the charset become U+FFFD. With `flush` the input ends here. Returns 0 when all the
/// input is converted, 1 when `output` is full, -1 for any other failure.
int earshot_converter_run(
  earshot_converter *converter,
  const uint8_t *input, size_t input_count, size_t *consumed,
  uint8_t *output, size_t output_count, size_t *produced, int flush);

/// Returns how many stretches of meaningless bytes became U+FFFD so far.
size_t earshot_converter_replacements(const earshot_converter *converter);

/// Closes the converter; null is allowed.
void earshot_converter_close(earshot_converter *converter);

/// Guesses the charset of a sample.
///
/// Writes ICU's name of the best guess, ended by a zero byte, to `name`. Returns its confidence, 0…100; 0 when
/// there is no guess.
int earshot_charset_detect(
  const uint8_t *sample, size_t count, char *name, size_t name_capacity);

/// The rules of a time zone; used by one thread at a time.
typedef struct earshot_timezone earshot_timezone;

/// Opens a time zone by its IANA name; returns null for an unknown name.
earshot_timezone *earshot_timezone_open(const char *name);

/// Returns the distance of local time from UTC, in seconds, at an instant in seconds since 1970-01-01T00:00Z.
int earshot_timezone_offset(earshot_timezone *zone, int64_t epoch_seconds);

/// Closes the time zone; null is allowed.
void earshot_timezone_close(earshot_timezone *zone);

#endif
