#include "CCompression.h"

#include <limits.h>
#include <stdlib.h>
#include <zlib.h>
#include <zstd.h>

struct earshot_decompressor {
  int format;
  /// Whether the stream stands between two members or frames.
  int complete;
  /// Whether a whole gzip member was read; only then may zero padding follow.
  int ended;
  const char *error;
  z_stream gzip;
  ZSTD_DStream *zstd;
  /// How many bytes zstd asked for last.
  size_t zstd_wanted;
};

/// zlib's window, plus 16: read a gzip header and check its trailer.
static const int gzip_window_bits = 15 + 16;

earshot_decompressor *earshot_decompressor_new(int format) {
  earshot_decompressor *self = calloc(1, sizeof *self);
  if (self == NULL) return NULL;
  self->format = format;
  if (format == EARSHOT_GZIP) {
    if (inflateInit2(&self->gzip, gzip_window_bits) == Z_OK) return self;
  } else {
    self->zstd = ZSTD_createDStream();
    if (self->zstd != NULL) return self;
  }
  free(self);
  return NULL;
}

static size_t bounded(size_t count) { return count > INT_MAX ? INT_MAX : count; }

static int run_gzip(
  earshot_decompressor *self,
  const uint8_t *input, size_t input_count, size_t *consumed,
  uint8_t *output, size_t output_count, size_t *produced) {
  size_t skipped = 0;
  if (self->ended) {
    while (skipped < input_count && input[skipped] == 0) skipped++;
    *consumed = skipped;
    if (skipped == input_count) return 0;
    inflateReset(&self->gzip);
    self->ended = 0;
  }
  z_stream *stream = &self->gzip;
  stream->next_in = (Bytef *)(input + skipped);
  stream->avail_in = (uInt)bounded(input_count - skipped);
  stream->next_out = output;
  stream->avail_out = (uInt)bounded(output_count);
  self->complete = 0;
  int code = inflate(stream, Z_NO_FLUSH);
  *consumed = (size_t)(stream->next_in - (Bytef *)input);
  *produced = (size_t)(stream->next_out - output);
  if (code == Z_STREAM_END) {
    self->complete = 1;
    self->ended = 1;
    return 0;
  }
  if (code == Z_OK || code == Z_BUF_ERROR) return 0;
  self->error = stream->msg != NULL ? stream->msg : "invalid gzip data";
  return -1;
}

/// The bytes of a block header, which zstd adds to the size of a block when it says how much it wants next.
static const size_t zstd_block_header = 3;

/// Returns how much to give to zstd so that it meets one block and not the header behind it.
///
/// When zstd finds damage it does not say what it wrote before in the same call, so each call may do one step only.
static size_t zstd_step(size_t wanted, size_t available) {
  size_t step = wanted > zstd_block_header ? wanted - zstd_block_header : zstd_block_header;
  return step < available ? step : available;
}

static int run_zstd(
  earshot_decompressor *self,
  const uint8_t *input, size_t input_count, size_t *consumed,
  uint8_t *output, size_t output_count, size_t *produced) {
  do {
    ZSTD_inBuffer in = {
      input + *consumed, zstd_step(self->zstd_wanted, input_count - *consumed), 0};
    ZSTD_outBuffer out = {output + *produced, output_count - *produced, 0};
    size_t code = ZSTD_decompressStream(self->zstd, &out, &in);
    if (ZSTD_isError(code)) {
      self->error = ZSTD_getErrorName(code);
      return -1;
    }
    // With nothing read and nothing written the answer is a size hint for the frame to come.
    if (in.pos > 0 || out.pos > 0) self->complete = code == 0;
    self->zstd_wanted = code;
    *consumed += in.pos;
    *produced += out.pos;
    if (in.pos == 0 && out.pos == 0) break;
  } while (*consumed < input_count && *produced < output_count);
  return 0;
}

int earshot_decompressor_run(
  earshot_decompressor *self,
  const uint8_t *input, size_t input_count, size_t *consumed,
  uint8_t *output, size_t output_count, size_t *produced) {
  *consumed = 0;
  *produced = 0;
  return self->format == EARSHOT_GZIP
    ? run_gzip(self, input, input_count, consumed, output, output_count, produced)
    : run_zstd(self, input, input_count, consumed, output, output_count, produced);
}

int earshot_decompressor_is_complete(const earshot_decompressor *self) { return self->complete; }

const char *earshot_decompressor_error(const earshot_decompressor *self) {
  return self->error != NULL ? self->error : "unknown error";
}

void earshot_decompressor_free(earshot_decompressor *self) {
  if (self == NULL) return;
  if (self->format == EARSHOT_GZIP) {
    inflateEnd(&self->gzip);
  } else {
    ZSTD_freeDStream(self->zstd);
  }
  free(self);
}
