// The inner loops of matching: looking words up, following patterns from them, and finding the rules that may hold.
//
// The structures are those that `LexiconMatching` and `Classification` lay out; both hold sizes and places against them.
// No function keeps a pointer, and none reads or writes beyond the counts and room that it is given.

#ifndef EARSHOT_CMATCHING_H
#define EARSHOT_CMATCHING_H

#include <stdbool.h>
#include <stdint.h>

#include "CScanning.h"

#ifdef __cplusplus
extern "C" {
#endif

// A place in the trie of patterns; `PatternTrie.Node`.
typedef struct {
  int32_t atom, pattern, first_child, children;
  uint16_t uses;
  bool has_any_child;
  uint8_t prefixes;
} earshot_node;

// A place of the table of folded forms; `LexemeTable.Slot`.
typedef struct {
  uint64_t hash;  // 0 in an empty slot
  earshot_node node;
  int32_t prefix_code;
} earshot_lexeme;

// A step of the trie; `StepTable.Step`.
typedef struct {
  int32_t parent;  // -1 in an empty slot
  earshot_node node;
} earshot_step;

// A place of a table of prefixes; `FormTable.Slot`.
typedef struct {
  uint64_t hash;  // 0 in an empty slot
  int32_t number;
} earshot_form;

// The prefixes of patterns; `PrefixTable`.
typedef struct {
  const earshot_form *forms, *first_bytes;
  uint64_t form_mask, first_byte_mask;
  const int64_t *lengths;  // ascending
  int64_t length_count;
  int32_t first_atom;
} earshot_prefixes;

// Every pattern of a run, compiled; `PatternTable`. The slots have as many places as their mask says, and the lexemes one
// more, which is empty.
typedef struct {
  const earshot_lexeme *lexemes;
  uint64_t lexeme_mask;
  const earshot_step *steps;
  uint64_t step_mask, step_shift;
  const uint64_t *filter;
  uint64_t filter_shift;
  const earshot_node *first_nodes;  // by atom
  const int32_t *prefix_atoms;
  earshot_prefixes prefixes;
  int32_t number_atom, any_atom;
} earshot_patterns;

// What the files use a pattern for; `PatternUses`.
enum {
  EARSHOT_USE_SENTIMENT = 1,
  EARSHOT_USE_CUE = 2,
  EARSHOT_USE_TOPIC_CUE = 4,
  EARSHOT_USE_EXCLUSION = 8,
  EARSHOT_USE_RULE_WORD = 16,
  EARSHOT_USE_ENGLISH = 32,
  EARSHOT_USE_FOREIGN = 64,
  EARSHOT_USE_DURATION = 128,
  EARSHOT_USE_COMPARISON = 256
};

// The shortest prefix, in bytes; `Pattern.shortestPrefix`.
enum { EARSHOT_SHORTEST_PREFIX = 3 };

// What a unit is to the table: the place of its form, and where its atoms begin.
typedef struct {
  int32_t place, first_atom;
} earshot_head;

// A pattern that was found; `PatternHit`.
typedef struct {
  int32_t pattern, first, count;
  uint16_t uses;
} earshot_hit;

// Where hits go: all of them, and for each use the places of its own among them. Each list has room for `room`.
typedef struct {
  earshot_hit *all;
  int32_t *sentiment, *cues, *topic_cues, *exclusions, *rule_words, *durations, *comparisons;
  int64_t room;
  int64_t count, sentiment_count, cue_count, topic_cue_count, exclusion_count, rule_word_count, duration_count,
      comparison_count;
  uint64_t english_words;  // a bit for each frequent word of English, by its pattern modulo 64
  int64_t foreign_words;
  bool is_full;  // whether there was more than room for
} earshot_hits;

// Looks every unit up. Writes a head for each unit and one more, and at most `room` atoms; returns how many, or -1 where
// there is not room enough.
int64_t earshot_look_up(
    const earshot_patterns *table, const earshot_unit *units, int64_t count, const uint8_t *folded, earshot_head *heads,
    int32_t *atoms, int64_t room);

// Finds every pattern in units that were looked up, overlapping ones included, ordered by first unit, shorter before
// longer. Returns false where there is not room enough; then what was written is of no use.
bool earshot_search(
    const earshot_patterns *table, const earshot_unit *units, int64_t count, const earshot_head *heads,
    const int32_t *atoms, earshot_hits *hits);

// Which values each of some numbers has, from `first` on: those from its start to that of the next one. There is a start
// more than there are numbers. `PatternStarts`.
typedef struct {
  const int32_t *starts;
  int64_t first, count;
} earshot_map;

// Some lists of a set of word lists: those of one word of bits; `RuleIndex.Lists`.
typedef struct {
  int32_t word;
  uint64_t bits;
} earshot_lists;

// A rule that waits for a list, and what it needs beside that; `RuleIndex.Waiting`.
typedef struct {
  int32_t rule, word;
  uint64_t bits;
} earshot_waiting;

// Where a comment's last hit of a list is; `WordListState`.
typedef struct {
  uint32_t comment;
  int32_t last;
} earshot_list_state;

// A hit of a list, and the link before it of the same list, or -1; `WordListLink`.
typedef struct {
  int32_t hit, previous;
} earshot_list_link;

// Adds to a set the lists that the patterns of some hits are in. The hits are those at `count` places.
void earshot_mark_lists(
    earshot_map map, const earshot_lists *values, const earshot_hit *hits, const int32_t *words, int64_t count,
    uint64_t *set);

// Finds the rules that wait for a list of a set, of its first words, and all of whose other lists are in it. `map` and
// `values` are by list, `needed` and `more` by rule. Returns how many; there is room for all rules.
int64_t earshot_find_rules(
    earshot_map map, const earshot_waiting *values, earshot_map needed, const earshot_lists *more,
    const uint64_t *set, int64_t set_words, int32_t *rules);

// Links the hits of each wanted list, in their order. Returns how many links there are, or -1 where there is not room
// enough; then what was written is of no use, and `comment` is to be another the next time.
int64_t earshot_link_lists(
    earshot_map map, const earshot_lists *values, const earshot_hit *hits, const int32_t *words, int64_t count,
    const uint64_t *wanted, uint32_t comment, earshot_list_state *states, earshot_list_link *links, int64_t room);

#ifdef __cplusplus
}
#endif

#endif
