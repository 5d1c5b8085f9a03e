#include "CDigest.h"

#include <openssl/evp.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

struct earshot_sha256 {
  EVP_MD_CTX *context;
};

earshot_sha256 *earshot_sha256_new(void) {
  earshot_sha256 *digest = malloc(sizeof *digest);
  if (digest == NULL) return NULL;
  digest->context = EVP_MD_CTX_new();
  if (digest->context == NULL || EVP_DigestInit_ex(digest->context, EVP_sha256(), NULL) != 1) {
    earshot_sha256_free(digest);
    return NULL;
  }
  return digest;
}

void earshot_sha256_update(earshot_sha256 *digest, const uint8_t *bytes, size_t count) {
  if (count > 0) EVP_DigestUpdate(digest->context, bytes, count);
}

void earshot_sha256_final(earshot_sha256 *digest, uint8_t out[32]) {
  unsigned int written = 0;
  memset(out, 0, 32);
  EVP_DigestFinal_ex(digest->context, out, &written);
}

void earshot_sha256_free(earshot_sha256 *digest) {
  if (digest == NULL) return;
  EVP_MD_CTX_free(digest->context);
  free(digest);
}

// Fetched once: a look-up of the algorithm takes longer than the digest of a comment.
static const EVP_MD *sha256;
static pthread_once_t fetched = PTHREAD_ONCE_INIT;

static void fetch(void) {
  sha256 = EVP_MD_fetch(NULL, "SHA256", NULL);
  if (sha256 == NULL) sha256 = EVP_sha256();
}

void earshot_sha256_of(const uint8_t *bytes, size_t count, uint8_t out[32]) {
  pthread_once(&fetched, fetch);
  memset(out, 0, 32);
  EVP_Digest(bytes, count, out, NULL, sha256, NULL);
}
