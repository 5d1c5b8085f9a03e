#include "CMatching.h"

// More than the most atoms of one unit: its form, its prefixes, of which there is at most one a byte of the longest (64),
// "a number"; and one behind the last, which a search may read.
enum { MOST_ATOMS = 2 + UINT8_MAX };

static int32_t nowhere(const earshot_patterns *table) { return (int32_t)(table->lexeme_mask + 1); }

static inline int32_t place_of(const earshot_patterns *table, uint64_t hash) {
  uint64_t slot = hash & table->lexeme_mask;
  while (table->lexemes[slot].hash != hash) {
    if (!table->lexemes[slot].hash) return nowhere(table);
    slot = (slot + 1) & table->lexeme_mask;
  }
  return hash ? (int32_t)slot : nowhere(table);
}

// Looks a word up with its runs of three and more cut to `most_long` bytes, and its runs of two to `most_short`.
static int32_t squeezed(
    const earshot_patterns *table, const uint8_t *form, int32_t count, int32_t most_long, int32_t most_short) {
  earshot_form_hash hash = EARSHOT_EMPTY_HASH;
  for (int32_t start = 0, end; start < count; start = end) {
    for (end = start + 1; end < count && form[end] == form[start]; end++) {
    }
    int32_t run = end - start, most = run > 2 ? most_long : most_short;
    for (int32_t i = 0; i < run && i < most; i++) earshot_hash_add(&hash, form[start]);
  }
  return place_of(table, earshot_hash_value(&hash));
}

// Looks up a word that is not in the table as it stands: "goooood" as "good", "hellooooo" as "hello", "baaaadd" as
// "bad"; "team's" as "team".
static int32_t variant(const earshot_patterns *table, const earshot_unit *unit, const uint8_t *form) {
  int32_t count = unit->form_count, place;
  if (unit->flags & EARSHOT_UNIT_ELONGATED) {
    if ((place = squeezed(table, form, count, 2, 2)) != nowhere(table)) return place;
    if ((place = squeezed(table, form, count, 1, 2)) != nowhere(table)) return place;
    return squeezed(table, form, count, 1, 1);
  }
  if (count > 3 && form[count - 1] == 's' && form[count - 2] == '\'') return place_of(table, earshot_hash(form, count - 2));
  return nowhere(table);
}

static inline int32_t number_of(const earshot_form *forms, uint64_t mask, uint64_t hash) {
  for (uint64_t slot = hash & mask; forms[slot].hash; slot = (slot + 1) & mask) {
    if (forms[slot].hash == hash) return forms[slot].number;
  }
  return -1;
}

// Writes the atoms of all prefixes that a form begins with, shortest first.
static int64_t prefix_atoms_of(const earshot_prefixes *prefixes, const uint8_t *form, int32_t count, int32_t *atoms) {
  int64_t written = 0;
  if (!prefixes->length_count || count < EARSHOT_SHORTEST_PREFIX) return 0;
  if (number_of(prefixes->first_bytes, prefixes->first_byte_mask, earshot_hash(form, EARSHOT_SHORTEST_PREFIX)) < 0) return 0;
  for (int64_t i = 0; i < prefixes->length_count && prefixes->lengths[i] <= count; i++) {
    int32_t number = number_of(prefixes->forms, prefixes->form_mask, earshot_hash(form, prefixes->lengths[i]));
    if (number >= 0) atoms[written++] = prefixes->first_atom + number;
  }
  return written;
}

int64_t earshot_look_up(
    const earshot_patterns *table, const earshot_unit *units, int64_t count, const uint8_t *folded, earshot_head *heads,
    int32_t *atoms, int64_t room) {
  int64_t written = 0;
  for (int64_t i = 0; i < count; i++) __builtin_prefetch(&table->lexemes[units[i].hash & table->lexeme_mask]);
  for (int64_t i = 0; i < count; i++) {
    const earshot_unit *unit = &units[i];
    if (room - written < MOST_ATOMS) return -1;
    heads[i].first_atom = (int32_t)written;
    heads[i].place = nowhere(table);
    if (!unit->form_count) continue;
    int32_t place = place_of(table, unit->hash);
    bool is_word = unit->kind == EARSHOT_UNIT_WORD;
    if (place == nowhere(table) && is_word) place = variant(table, unit, folded + unit->form_start);
    heads[i].place = place;
    const earshot_lexeme *lexeme = &table->lexemes[place];
    if (lexeme->node.atom >= 0) {
      atoms[written++] = lexeme->node.atom;
      if (lexeme->node.prefixes) {
        const int32_t *own = table->prefix_atoms + (lexeme->prefix_code < 0 ? ~lexeme->prefix_code : lexeme->prefix_code);
        for (int k = 0; k < lexeme->node.prefixes; k++) atoms[written++] = own[k];
      }
    } else if (is_word) {
      written += prefix_atoms_of(&table->prefixes, folded + unit->form_start, unit->form_count, atoms + written);
    }
    if (unit->kind == EARSHOT_UNIT_NUMBER || unit->kind == EARSHOT_UNIT_MEASURE || lexeme->prefix_code < 0) {
      atoms[written++] = table->number_atom;
    }
  }
  heads[count].first_atom = (int32_t)written;
  heads[count].place = nowhere(table);
  return written;
}
