#include "CScanning.h"

#ifdef __GLIBC__
#ifndef _DEFAULT_SOURCE
#define _DEFAULT_SOURCE
#endif
#include <malloc.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
  // What the word lists take while they are compiled, more or less, in bytes.
  LOADING_BYTES = 32 << 20,
  // The size of a large page of x86-64 and of most others.
  LARGE_PAGE = 2 << 20
};
#endif

void earshot_release_free_memory(void) {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}

void earshot_prepare_memory(void) {
#ifdef __GLIBC__
  // One heap that grows in large steps, for all threads and for lists of any size but the largest.
  mallopt(M_ARENA_MAX, 1);
  mallopt(M_MMAP_THRESHOLD, 2 * LOADING_BYTES);
  mallopt(M_TRIM_THRESHOLD, 2 * LOADING_BYTES);
  mallopt(M_TOP_PAD, LOADING_BYTES);
  // The first block makes the heap; too large for what lies free, it is cut from the end. Volatile, because a compiler may
  // leave out a block that nobody uses.
  void *volatile first = malloc(LARGE_PAGE / 4);
  free(first);
  uintptr_t end = (uintptr_t)sbrk(0), start = end - LOADING_BYTES;
  start = (start + LARGE_PAGE - 1) / LARGE_PAGE * LARGE_PAGE;
  end = end / LARGE_PAGE * LARGE_PAGE;
  // A hint: where there are no large pages, nothing changes.
  if (end > start && end - start <= LOADING_BYTES) madvise((void *)start, end - start, MADV_HUGEPAGE);
  mallopt(M_TOP_PAD, LARGE_PAGE);
#endif
}
