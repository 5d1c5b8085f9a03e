#ifndef EARSHOT_CDIGEST_H
#define EARSHOT_CDIGEST_H

#include <stddef.h>
#include <stdint.h>

/// A SHA-256 computation under way.
typedef struct earshot_sha256 earshot_sha256;

/// Starts a computation; returns null when there is no memory.
earshot_sha256 *earshot_sha256_new(void);

/// Adds bytes.
void earshot_sha256_update(earshot_sha256 *digest, const uint8_t *bytes, size_t count);

/// Writes the digest of all bytes so far; nothing may be added afterwards.
void earshot_sha256_final(earshot_sha256 *digest, uint8_t out[32]);

/// Ends the computation and gives its memory back; null is allowed.
void earshot_sha256_free(earshot_sha256 *digest);

/// Writes the digest of some bytes.
void earshot_sha256_of(const uint8_t *bytes, size_t count, uint8_t out[32]);

/// Returns a checksum of some bytes, for chance damage alone: whoever wants to can make other bytes of the same one.
uint64_t earshot_checksum(const uint8_t *bytes, size_t count);

/// Writes what tells this build of the program or library from every other one; returns its length, or 0 where the linker
/// wrote none or there is no room for it.
size_t earshot_build_id(uint8_t *out, size_t room);

#endif
