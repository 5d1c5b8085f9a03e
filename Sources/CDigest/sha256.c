#include "CDigest.h"

// SHA256_Init and its like are deprecated because no provider can stand in for them; that is what is wanted here. The others
// set all of OpenSSL up and read its configuration first, which takes longer than the digests of all word lists.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>
#include <stdlib.h>

struct earshot_sha256 {
  SHA256_CTX context;
};

earshot_sha256 *earshot_sha256_new(void) {
  earshot_sha256 *digest = malloc(sizeof *digest);
  if (digest != NULL) SHA256_Init(&digest->context);
  return digest;
}

void earshot_sha256_update(earshot_sha256 *digest, const uint8_t *bytes, size_t count) {
  if (count > 0) SHA256_Update(&digest->context, bytes, count);
}

void earshot_sha256_final(earshot_sha256 *digest, uint8_t out[32]) {
  SHA256_Final(out, &digest->context);
}

void earshot_sha256_free(earshot_sha256 *digest) { free(digest); }

void earshot_sha256_of(const uint8_t *bytes, size_t count, uint8_t out[32]) {
  struct earshot_sha256 digest;
  SHA256_Init(&digest.context);
  earshot_sha256_update(&digest, bytes, count);
  earshot_sha256_final(&digest, out);
}
