#ifndef EARSHOT_CCOMPRESSION_H
#define EARSHOT_CCOMPRESSION_H

#include <stddef.h>
#include <stdint.h>

/// A stream of gzip members or Zstandard frames that is being unpacked.
typedef struct earshot_decompressor earshot_decompressor;

enum {
  EARSHOT_GZIP = 1,
  EARSHOT_ZSTD = 2,
};

/// Starts unpacking; returns null when there is no memory.
earshot_decompressor *earshot_decompressor_new(int format);

/// Unpacks from `input` to `output` until one of them is used up.
///
/// Returns 0, or -1 when the stream is damaged; then `earshot_decompressor_error` says why. Several members or
/// frames behind each other are one stream, and zero bytes behind the last are padding.
int earshot_decompressor_run(
  earshot_decompressor *decompressor,
  const uint8_t *input, size_t input_count, size_t *consumed,
  uint8_t *output, size_t output_count, size_t *produced);

/// Returns 1 when the stream may end here, 0 within a member or frame.
int earshot_decompressor_is_complete(const earshot_decompressor *decompressor);

/// Returns the reason of the last failure, in English; valid until the next call.
const char *earshot_decompressor_error(const earshot_decompressor *decompressor);

/// Ends unpacking and gives its memory back; null is allowed.
void earshot_decompressor_free(earshot_decompressor *decompressor);

#endif
