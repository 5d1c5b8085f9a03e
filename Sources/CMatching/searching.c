#include "CMatching.h"

typedef struct {
  const earshot_patterns *table;
  const earshot_unit *units;
  int64_t count;
  const earshot_head *heads;
  const int32_t *atoms;
  earshot_hits *hits;
} search;

// Appends the hit of the pattern that ends at a node, if one does. What is hard to foresee is computed and not jumped
// over: whether there is one, and which uses it has.
static inline void append(earshot_hits *hits, const earshot_node *node, int64_t first, int64_t last) {
  if (hits->count >= hits->room) {
    hits->is_full = true;
    return;
  }
  bool is_pattern = node->pattern >= 0, is_word = first == last;
  uint32_t uses = is_pattern ? node->uses : 0;
  int32_t place = (int32_t)hits->count;
  hits->all[place] = (earshot_hit){node->pattern, (int32_t)first, (int32_t)(last - first + 1), (uint16_t)uses};
  hits->count += is_pattern;
  hits->english_words |= (uint64_t)(is_word & uses / EARSHOT_USE_ENGLISH) << (node->pattern & 63);
  hits->foreign_words += is_word & uses / EARSHOT_USE_FOREIGN;
  hits->sentiment[hits->sentiment_count] = place;
  hits->sentiment_count += uses & 1;
  hits->cues[hits->cue_count] = place;
  hits->cue_count += uses / EARSHOT_USE_CUE & 1;
  hits->topic_cues[hits->topic_cue_count] = place;
  hits->topic_cue_count += uses / EARSHOT_USE_TOPIC_CUE & 1;
  hits->rule_words[hits->rule_word_count] = place;
  hits->rule_word_count += uses / EARSHOT_USE_RULE_WORD & 1;
  if (!(uses & (EARSHOT_USE_EXCLUSION | EARSHOT_USE_DURATION | EARSHOT_USE_COMPARISON))) return;
  hits->exclusions[hits->exclusion_count] = place;
  hits->exclusion_count += uses / EARSHOT_USE_EXCLUSION & 1;
  hits->durations[hits->duration_count] = place;
  hits->duration_count += uses / EARSHOT_USE_DURATION & 1;
  hits->comparisons[hits->comparison_count] = place;
  hits->comparison_count += uses / EARSHOT_USE_COMPARISON & 1;
}

// A node with children is told by where these begin. 2^64 divided by the golden ratio (Knuth, The Art of Computer
// Programming 3, 6.4).
static inline uint64_t step_hash(const earshot_node *node, int32_t atom) {
  return ((uint64_t)(uint32_t)node->first_child << 32 | (uint32_t)atom) * 0x9E3779B97F4A7C15ull;
}

// Whether an atom may lead on from a node; where it does not, this mostly says so.
static inline bool may_lead(const earshot_patterns *table, uint64_t hash) {
  uint64_t bits = 1ull << (hash >> 45 & 63) | 1ull << (hash >> 39 & 63);
  return (table->filter[hash >> table->filter_shift] & bits) == bits;
}

// Returns the node that an atom leads to from a node with children, or NULL.
static inline const earshot_node *step(const earshot_patterns *table, const earshot_node *node, int32_t atom) {
  uint64_t hash = step_hash(node, atom);
  if (!may_lead(table, hash)) return 0;
  for (uint64_t slot = hash >> table->step_shift; table->steps[slot].parent >= 0; slot = (slot + 1) & table->step_mask) {
    const earshot_step *found = &table->steps[slot];
    if (found->parent == node->first_child && found->node.atom == atom) return &found->node;
  }
  return 0;
}

static bool is_word_like(uint8_t kind) {
  return kind == EARSHOT_UNIT_WORD || kind == EARSHOT_UNIT_NUMBER || kind == EARSHOT_UNIT_MEASURE ||
         kind == EARSHOT_UNIT_MENTION;
}

// Appends the hits that end at a node or go on from it. Patterns are short, and so is the way down.
static void follow(const search *in, const earshot_node *node, int64_t first, int64_t last) {
  for (;;) {
    append(in->hits, node, first, last);
    last++;
    if (node->children <= 0 || last >= in->count || in->units[last].sentence != in->units[first].sentence) return;
    // Mostly one way leads on, which the loop takes; of several, all but the last are followed here.
    const earshot_node *next = 0;
    for (int32_t atom = in->heads[last].first_atom; atom < in->heads[last + 1].first_atom; atom++) {
      const earshot_node *child = step(in->table, node, in->atoms[atom]);
      if (!child) continue;
      if (next) follow(in, next, first, last);
      next = child;
    }
    if (node->has_any_child && is_word_like(in->units[last].kind)) {
      if (next) follow(in, next, first, last);
      next = step(in->table, node, in->table->any_atom);
    }
    if (!next) return;
    node = next;
  }
}

// Whether some way may lead on from where a unit's form leads; most units are only themselves. Asks for the memory that is
// then read.
static inline bool may_go_on(const search *in, int64_t first) {
  const earshot_patterns *table = in->table;
  const earshot_node *node = &table->lexemes[in->heads[first].place].node;
  int64_t next = first + 1;
  if (next >= in->count) return false;
  int32_t atom = in->heads[next].first_atom, end = in->heads[next + 1].first_atom;
  // Mostly there is one atom; of none, what stands behind all atoms is read, and not heeded.
  uint64_t hash = step_hash(node, in->atoms[atom]);
  bool may = (atom < end) & may_lead(table, hash);
  // Where nothing leads on, a line is named that is at hand anyway: others would only push out what is needed.
  __builtin_prefetch(&table->steps[may ? hash >> table->step_shift : 0]);
  for (atom++; atom < end; atom++) may |= may_lead(table, step_hash(node, in->atoms[atom]));
  return (may | node->has_any_child) & (node->children > 0) & (in->units[next].sentence == in->units[first].sentence);
}

// Asks for the memory that tells whether some way may lead on, and for the nodes of a unit's other atoms.
static inline void prepare(const search *in, int64_t first) {
  const earshot_patterns *table = in->table;
  const earshot_node *node = &table->lexemes[in->heads[first].place].node;
  int32_t atom = in->heads[first].first_atom, next = in->heads[first + 1].first_atom;
  for (atom += node->children >= 0; atom < next; atom++) __builtin_prefetch(&table->first_nodes[in->atoms[atom]]);
  if (node->children <= 0) return;
  __builtin_prefetch(&table->filter[step_hash(node, in->atoms[next]) >> table->filter_shift]);
}

// How many units ahead is looked whether some way leads on from them; and so far ahead again for what tells so. A power of
// two, at most 64.
enum { AHEAD = 8 };

bool earshot_search(
    const earshot_patterns *table, const earshot_unit *units, int64_t count, const earshot_head *heads,
    const int32_t *atoms, earshot_hits *hits) {
  search in = {table, units, count, heads, atoms, hits};
  uint64_t going_on = 0;  // a bit for each of the units ahead, by their places modulo 64
  for (int64_t first = -2 * AHEAD; first < count && !hits->is_full; first++) {
    int64_t ahead = first + AHEAD;
    if (ahead + AHEAD < count) prepare(&in, ahead + AHEAD);
    if (ahead >= 0 && ahead < count) {
      uint64_t bit = 1ull << (ahead & 63);
      going_on = may_go_on(&in, ahead) ? going_on | bit : going_on & ~bit;
    }
    if (first < 0) continue;
    const earshot_node *node = &table->lexemes[heads[first].place].node;
    int32_t rest = heads[first].first_atom, end = heads[first + 1].first_atom;
    if (node->children >= 0) {
      rest++;
      if (going_on >> (first & 63) & 1) {
        follow(&in, node, first, first);
      } else {
        append(hits, node, first, first);
      }
    }
    for (; rest < end; rest++) {
      const earshot_node *other = &table->first_nodes[atoms[rest]];
      if (other->children >= 0) follow(&in, other, first, first);
    }
  }
  return !hits->is_full;
}
