#ifndef EARSHOT_RECORDS_H
#define EARSHOT_RECORDS_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// How many bytes are looked at together; all give the same.
enum {
  EARSHOT_VECTORS_NONE = 0,    // plain C
  EARSHOT_VECTORS_SSE2 = 1,    // 16 bytes; every 64-bit x86
  EARSHOT_VECTORS_AVX2 = 2,    // 32 bytes
  EARSHOT_VECTORS_AVX512 = 3   // 64 bytes; AVX-512BW
};

// Returns the widest vectors that this CPU has.
int32_t earshot_widest_vectors(void);

// Has later scans use the given vectors, or the widest below them that the CPU has; returns which. Before the first call
// it is what the environment variable EARSHOT_VECTORS says (0 to 3), or AVX2. For tests: no scan may run meanwhile.
int32_t earshot_select_vectors(int32_t level);

// Returns the vectors that scans use.
int32_t earshot_vectors_in_use(void);

// What a scan of CSV found.
typedef struct {
  int64_t ends;     // how many ends were written
  int64_t records;  // how many of them end a record
} earshot_csv_scan;

// The highest bit of an end: a doubled quote stands in the cell.
#define EARSHOT_CSV_DOUBLED 0x80000000u

// Finds the ends of the cells and records of text[start..<count], where a record begins at `start`.
//
// An end is the offset of a delimiter, or of the last byte of a line end, outside of quotes. For each end of a record
// `lines` gets the number of line ends from `start` on up to it, those within quotes included. Blank lines are records
// of one empty cell. The scan stops before what is irregular, namely a quote that opens where no cell begins and text
// behind a closing quote; at the end of the text; and when there is no room. What follows the last end of a record was
// not read to its end. Without `cells` only the ends of records are written.
//
// `level` is one that this CPU has. `room` is at least 64, `count` at most 2^31 - 1, and `delimiter` is neither a quote nor a byte of a line end.
earshot_csv_scan earshot_scan_csv_by(
    int32_t level, const uint8_t *text, int64_t start, int64_t count, uint8_t delimiter, bool cells, uint32_t *ends,
    uint32_t *lines, int64_t room);

#ifdef __cplusplus
}
#endif

#endif
