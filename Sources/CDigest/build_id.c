#define _GNU_SOURCE
#include <link.h>
#include <string.h>

#include "CDigest.h"

typedef struct {
  uint8_t *out;
  size_t room, length;
} search;

// Whether an address lies in what an object has loaded.
static int holds(const struct dl_phdr_info *object, uintptr_t address) {
  for (int i = 0; i < object->dlpi_phnum; i++) {
    const ElfW(Phdr) *part = &object->dlpi_phdr[i];
    uintptr_t start = object->dlpi_addr + part->p_vaddr;
    if (part->p_type == PT_LOAD && address >= start && address - start < part->p_memsz) return 1;
  }
  return 0;
}

static size_t aligned(size_t size) { return (size + 3) & ~(size_t)3; }

// Takes the note of the object that this function is in.
static int look(struct dl_phdr_info *object, size_t size, void *context) {
  (void)size;
  search *found = context;
  if (!holds(object, (uintptr_t)look)) return 0;
  for (int i = 0; i < object->dlpi_phnum; i++) {
    const ElfW(Phdr) *part = &object->dlpi_phdr[i];
    if (part->p_type != PT_NOTE) continue;
    const uint8_t *note = (const uint8_t *)(object->dlpi_addr + part->p_vaddr), *end = note + part->p_memsz;
    while (end - note >= (ptrdiff_t)sizeof(ElfW(Nhdr))) {
      const ElfW(Nhdr) *head = (const ElfW(Nhdr) *)note;
      const uint8_t *name = note + sizeof *head, *bytes = name + aligned(head->n_namesz);
      if (bytes > end || (size_t)(end - bytes) < head->n_descsz) break;
      if (head->n_type == NT_GNU_BUILD_ID && head->n_namesz == 4 && memcmp(name, "GNU", 4) == 0) {
        if (head->n_descsz > found->room) return 1;
        memcpy(found->out, bytes, head->n_descsz);
        found->length = head->n_descsz;
        return 1;
      }
      note = bytes + aligned(head->n_descsz);
    }
  }
  return 1;
}

size_t earshot_build_id(uint8_t *out, size_t room) {
  search found = {out, room, 0};
  dl_iterate_phdr(look, &found);
  return found.length;
}
