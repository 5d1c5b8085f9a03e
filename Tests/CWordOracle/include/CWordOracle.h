// ICU's own word boundaries of a whole text, found without any code of the product. Slow, and simple enough to be
// believed: the bytes are cut by ICU's root word iterator, and once more as UTF-16 with ill-formed bytes replaced.

#ifndef EARSHOT_CWORDORACLE_H
#define EARSHOT_CWORDORACLE_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Finds every boundary behind offset 0 of a text. Writes the byte offset of each into `ends` and ICU's rule status of
// the stretch before it into `classes`, which have room for `count` each. Returns how many there are, or a negative
// number: -1 when ICU reports an error, -2 when ICU's conversion replaces ill-formed bytes otherwise than its iterator,
// -3 when UTF-16 is cut elsewhere than the bytes. The last is not asked of text with South East Asian scripts: ICU 72
// measures their words in units of the encoding, so that two letters of Burmese are one word in UTF-16 and two in UTF-8.
int32_t word_oracle(const uint8_t *text, int32_t count, int32_t *ends, uint16_t *classes);

#ifdef __cplusplus
}
#endif

#endif
