#include "CICUCharset.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucal.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/ucsdet.h>
#include <unicode/ustring.h>

/// UTF-16 units between the two converters.
enum { pivot_capacity = 4096 };

struct earshot_converter {
  UConverter *from;
  UConverter *to;
  UChar pivot[pivot_capacity];
  UChar *pivot_source;
  UChar *pivot_target;
  size_t replacements;
  char name[UCNV_MAX_CONVERTER_NAME_LENGTH];
};

static void count_and_substitute(
  const void *context, UConverterToUnicodeArgs *arguments, const char *units, int32_t length,
  UConverterCallbackReason reason, UErrorCode *status) {
  if (reason <= UCNV_IRREGULAR) ((earshot_converter *)context)->replacements++;
  UCNV_TO_U_CALLBACK_SUBSTITUTE(NULL, arguments, units, length, reason, status);
}

earshot_converter *earshot_converter_open(const char *name) {
  earshot_converter *self = calloc(1, sizeof *self);
  if (self == NULL) return NULL;
  UErrorCode status = U_ZERO_ERROR;
  self->from = ucnv_open(name, &status);
  self->to = ucnv_open("UTF-8", &status);
  if (U_SUCCESS(status)) {
    ucnv_setToUCallBack(self->from, count_and_substitute, self, NULL, NULL, &status);
    const char *canonical = ucnv_getName(self->from, &status);
    UErrorCode unknown = U_ZERO_ERROR;
    const char *standard = ucnv_getStandardName(canonical, "MIME", &unknown);
    if (standard == NULL) standard = ucnv_getStandardName(canonical, "IANA", &unknown);
    if (U_SUCCESS(status))
      strncpy(self->name, standard ? standard : canonical, sizeof self->name - 1);
  }
  if (U_FAILURE(status)) {
    earshot_converter_close(self);
    return NULL;
  }
  self->pivot_source = self->pivot;
  self->pivot_target = self->pivot;
  return self;
}

const char *earshot_converter_name(const earshot_converter *self) { return self->name; }

int earshot_converter_run(
  earshot_converter *self,
  const uint8_t *input, size_t input_count, size_t *consumed,
  uint8_t *output, size_t output_count, size_t *produced, int flush) {
  UErrorCode status = U_ZERO_ERROR;
  const char *source = (const char *)input;
  char *target = (char *)output;
  ucnv_convertEx(
    self->to, self->from, &target, target + output_count, &source, source + input_count,
    self->pivot, &self->pivot_source, &self->pivot_target, self->pivot + pivot_capacity,
    0, flush != 0, &status);
  *consumed = (size_t)(source - (const char *)input);
  *produced = (size_t)(target - (char *)output);
  if (status == U_BUFFER_OVERFLOW_ERROR) return 1;
  return U_FAILURE(status) ? -1 : 0;
}

size_t earshot_converter_replacements(const earshot_converter *self) { return self->replacements; }

void earshot_converter_close(earshot_converter *self) {
  if (self == NULL) return;
  if (self->from != NULL) ucnv_close(self->from);
  if (self->to != NULL) ucnv_close(self->to);
  free(self);
}

int earshot_charset_detect(
  const uint8_t *sample, size_t count, char *name, size_t name_capacity) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t confidence = 0;
  UCharsetDetector *detector = ucsdet_open(&status);
  ucsdet_setText(detector, (const char *)sample, (int32_t)count, &status);
  const UCharsetMatch *match = ucsdet_detect(detector, &status);
  if (U_SUCCESS(status) && match != NULL && name_capacity > 0) {
    const char *found = ucsdet_getName(match, &status);
    confidence = ucsdet_getConfidence(match, &status);
    if (U_SUCCESS(status)) {
      strncpy(name, found, name_capacity - 1);
      name[name_capacity - 1] = 0;
    } else {
      confidence = 0;
    }
  }
  if (detector != NULL) ucsdet_close(detector);
  return confidence;
}

struct earshot_timezone {
  UCalendar *calendar;
};

earshot_timezone *earshot_timezone_open(const char *name) {
  UChar id[128], canonical[128];
  UErrorCode status = U_ZERO_ERROR;
  size_t length = strlen(name);
  if (length == 0 || length >= 128) return NULL;
  u_charsToUChars(name, id, (int32_t)length);
  id[length] = 0;
  UBool is_system = 0;
  ucal_getCanonicalTimeZoneID(id, (int32_t)length, canonical, 128, &is_system, &status);
  if (U_FAILURE(status) || !is_system) return NULL;
  earshot_timezone *self = malloc(sizeof *self);
  if (self == NULL) return NULL;
  self->calendar = ucal_open(id, (int32_t)length, "en_US_POSIX", UCAL_GREGORIAN, &status);
  if (U_FAILURE(status)) {
    free(self);
    return NULL;
  }
  return self;
}

int earshot_timezone_offset(earshot_timezone *self, int64_t epoch_seconds) {
  UErrorCode status = U_ZERO_ERROR;
  ucal_setMillis(self->calendar, (double)epoch_seconds * 1000.0, &status);
  int32_t offset = ucal_get(self->calendar, UCAL_ZONE_OFFSET, &status) +
    ucal_get(self->calendar, UCAL_DST_OFFSET, &status);
  return U_FAILURE(status) ? 0 : offset / 1000;
}

void earshot_timezone_close(earshot_timezone *self) {
  if (self == NULL) return;
  ucal_close(self->calendar);
  free(self);
}
