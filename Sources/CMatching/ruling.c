#include "CMatching.h"

// Returns where the values of a number begin, and sets where they end; both are alike where it has none.
static inline int64_t places(earshot_map map, int64_t number, int64_t *end) {
  uint64_t place = (uint64_t)(number - map.first);  // what comes before the first is far beyond the count
  bool has_some = place < (uint64_t)map.count;
  *end = has_some ? map.starts[place + 1] : 0;
  return has_some ? map.starts[place] : 0;
}

void earshot_mark_lists(
    earshot_map map, const earshot_lists *values, const earshot_hit *hits, const int32_t *words, int64_t count,
    uint64_t *set) {
  for (int64_t word = 0; word < count; word++) __builtin_prefetch(map.starts + (hits[words[word]].pattern - map.first));
  for (int64_t word = 0; word < count; word++) {
    int64_t end, value = places(map, hits[words[word]].pattern, &end);
    for (; value < end; value++) set[values[value].word] |= values[value].bits;
  }
}

// Whether all lists that a rule needs beside those named where it waits are in a set.
static inline bool has_all(earshot_map needed, const earshot_lists *more, int32_t rule, const uint64_t *set) {
  uint64_t missing = 0;
  int64_t end, value = places(needed, rule, &end);
  for (; value < end; value++) missing |= more[value].bits & ~set[more[value].word];
  return !missing;
}

int64_t earshot_find_rules(
    earshot_map map, const earshot_waiting *values, earshot_map needed, const earshot_lists *more, const uint64_t *set,
    int64_t set_words, int32_t *rules) {
  int64_t found = 0;
  for (int64_t word = 0; word < set_words; word++) {
    for (uint64_t bits = set[word]; bits; bits &= bits - 1) {
      int64_t end, value = places(map, word * 64 + __builtin_ctzll(bits), &end);
      for (; value < end; value++) {
        const earshot_waiting *waiting = &values[value];
        if (waiting->bits & ~set[waiting->word]) continue;
        rules[found] = waiting->rule;
        found += has_all(needed, more, waiting->rule, set);
      }
    }
  }
  return found;
}

// Links a hit to some lists, and returns how many links there are then, which are more than `room` where that is too little.
// Called for a few of many: apart, so that what calls it needs less.
__attribute__((noinline)) static int64_t link_hit(
    int32_t hit, int64_t first_list, uint64_t bits, uint32_t comment, earshot_list_state *states,
    earshot_list_link *links, int64_t linked, int64_t room) {
  for (; bits; bits &= bits - 1) {
    earshot_list_state *state = &states[first_list + __builtin_ctzll(bits)];
    if (linked >= room) return room + 1;
    links[linked] = (earshot_list_link){hit, state->comment == comment ? state->last : -1};
    *state = (earshot_list_state){comment, (int32_t)linked++};
  }
  return linked;
}

int64_t earshot_link_lists(
    earshot_map map, const earshot_lists *values, const earshot_hit *hits, const int32_t *words, int64_t count,
    const uint64_t *wanted, uint32_t comment, earshot_list_state *states, earshot_list_link *links, int64_t room) {
  int64_t linked = 0;
  for (int64_t word = 0; word < count; word++) {
    int64_t end, value = places(map, hits[words[word]].pattern, &end);
    for (; value < end; value++) {
      uint64_t bits = values[value].bits & wanted[values[value].word];
      if (!bits) continue;
      linked = link_hit(words[word], (int64_t)values[value].word * 64, bits, comment, states, links, linked, room);
      if (linked > room) return -1;
    }
  }
  return linked;
}
