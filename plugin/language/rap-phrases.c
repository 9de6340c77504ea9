// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-phrases.h"

#include "text/rap-work.h"

#include <string.h>

/* A trie over the words of all phrases. A word is known by its 64-bit hash; an edge is an
 * entry of one table. A search from one place visits at most MAX_KEYS edges a level, and
 * opens a gap at most MAX_GAPS times a phrase, so its cost is bounded by a constant. */
#define MAX_KEYS  6
#define MAX_WORDS 12
#define GAP_WORDS 6
#define MAX_GAPS  2
#define ROOT      0u
#define STARTS    512

typedef struct
{
  guint64 key; /* 0: empty slot */
  guint32 from;
  guint32 to;
} Edge;

typedef struct
{
  guint row; /* of a phrase that ends here, or RAP_LEXICON_NONE */
  guint gap; /* node behind a gap, or ROOT */
} Node;

struct _RapPhrases
{
  const RapLexicon *lexicon;
  GArray           *nodes;
  Edge             *edges;
  guint             n_edges;
  guint             mask;
  guint64           starts[STARTS]; /* a filter over the keys of first words */
};

static guint64
hash_word (const char *word, gsize length)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);
  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar) word[i]) * G_GUINT64_CONSTANT (1099511628211);
  hash ^= hash >> 31;
  return hash != 0 ? hash : 1;
}

static Edge *
find_edge (const RapPhrases *self, guint from, guint64 key)
{
  guint64 mixed = (key ^ from * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)) *
                  G_GUINT64_CONSTANT (0xFF51AFD7ED558CCD);
  for (guint i = (guint) (mixed >> 32);; i++)
    {
      Edge *edge = &self->edges[i & self->mask];
      if (edge->key == 0 || (edge->key == key && edge->from == from))
        return edge;
    }
}

static void
grow (RapPhrases *self)
{
  Edge *old = self->edges;
  guint size = self->mask + 1;

  self->mask = size * 2 - 1;
  self->edges = g_new0 (Edge, size * 2);
  for (guint i = 0; i < size; i++)
    {
      if (old[i].key != 0)
        *find_edge (self, old[i].from, old[i].key) = old[i];
    }
  g_free (old);
}

static guint
add_node (RapPhrases *self)
{
  Node node = { RAP_LEXICON_NONE, ROOT };
  g_array_append_val (self->nodes, node);
  return self->nodes->len - 1;
}

static guint
step_to (RapPhrases *self, guint from, guint64 key)
{
  if (from == ROOT)
    self->starts[key >> 6 & (STARTS - 1)] |= G_GUINT64_CONSTANT (1) << (key & 63);
  Edge *edge = find_edge (self, from, key);
  if (edge->key != 0)
    return edge->to;
  guint to = add_node (self);
  *edge = (Edge){ key, from, to };
  if (++self->n_edges * 2 > self->mask)
    grow (self);
  return to;
}

/* The phrase cut as running text is cut: at spaces, around hyphens, before an apostrophe. */
static guint
part_length (const char *text, guint length)
{
  guint i = 0;

  if (length >= 3 && strncmp (text, "...", 3) == 0)
    return 3;
  if (text[0] == '-')
    return 1;
  while (i < length && text[i] != ' ' && text[i] != '-' &&
         (i == 0 || text[i] != '\'' || i + 1 == length))
    i++;
  if (i < length && text[i] == '\'' && i > 1 && text[i - 1] == 'n' && text[i + 1] == 't')
    i--;
  return i;
}

static guint64
hash_part (const char *part, guint length)
{
  char  folded[32];
  guint n = 0;

  while (n < MIN (length, sizeof folded) && (guchar) part[n] < 0x80)
    {
      folded[n] = g_ascii_tolower (part[n]);
      n++;
    }
  if (n == length)
    return hash_word (folded, n);
  g_autofree char *wide = g_utf8_strdown (part, length);
  return hash_word (wide, strlen (wide));
}

static void
add_phrase (RapPhrases *self, RapField phrase, guint row)
{
  guint node = ROOT;

  for (guint i = 0; i < phrase.length;)
    {
      if (phrase.text[i] == ' ')
        {
          i++;
          continue;
        }
      const char *part = phrase.text + i;
      guint       length = part_length (part, phrase.length - i);
      i += length;
      if (length != 3 || strncmp (part, "...", 3) != 0)
        {
          node = step_to (self, node, hash_part (part, length));
          continue;
        }
      guint behind = g_array_index (self->nodes, Node, node).gap;
      if (behind == ROOT)
        behind = add_node (self);
      g_array_index (self->nodes, Node, node).gap = behind;
      node = behind;
    }
  Node *last = &g_array_index (self->nodes, Node, node);
  if (node != ROOT && last->row == RAP_LEXICON_NONE)
    last->row = row;
}

static RapPhrases *
load (const char *name)
{
  RapPhrases *self = g_new0 (RapPhrases, 1);

  self->lexicon = rap_lexicon_get (name);
  self->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  self->mask = 1023;
  self->edges = g_new0 (Edge, self->mask + 1);
  add_node (self);
  for (guint row = 0; row < rap_lexicon_n_rows (self->lexicon); row++)
    add_phrase (self, rap_lexicon_field (self->lexicon, row, 0), row);
  return self;
}

const RapPhrases *
rap_phrases_get (const char *lexicon)
{
  static GMutex      lock;
  static GHashTable *loaded;

  g_mutex_lock (&lock);
  if (loaded == NULL)
    loaded = g_hash_table_new (g_str_hash, g_str_equal);
  RapPhrases *phrases = g_hash_table_lookup (loaded, lexicon);
  if (phrases == NULL)
    {
      phrases = load (lexicon);
      g_hash_table_insert (loaded, g_strdup (lexicon), phrases);
    }
  g_mutex_unlock (&lock);
  return phrases;
}

const RapLexicon *
rap_phrases_get_lexicon (const RapPhrases *phrases)
{
  return phrases->lexicon;
}

/* The keys of a word: its form, then its possible lemmas. */
typedef struct
{
  guint64 keys[MAX_KEYS];
  guint8  n;
} WordKeys;

static void
add_key (WordKeys *keys, guint64 key)
{
  for (guint i = 0; i < keys->n; i++)
    {
      if (keys->keys[i] == key)
        return;
    }
  if (keys->n < MAX_KEYS)
    keys->keys[keys->n++] = key;
}

/* The tables that lemmas come from. */
typedef struct
{
  const RapLexicon *forms;
  const RapLexicon *endings;
} LemmaTables;

static void
add_listed_lemmas (const LemmaTables *tables,
                   WordKeys          *keys,
                   const char        *lower,
                   gsize              length)
{
  guint row = rap_lexicon_find (tables->forms, lower, length);

  for (; row != RAP_LEXICON_NONE; row = rap_lexicon_next (tables->forms, row))
    {
      RapField lemma = rap_lexicon_field (tables->forms, row, 1);
      add_key (keys, hash_word (lemma.text, lemma.length));
    }
}

/* "taxes" may be a form of "taxe" and of "tax": what is no word of a phrase does no harm. */
static void
add_possible_lemmas (const LemmaTables *tables,
                     WordKeys          *keys,
                     const char        *lower,
                     gsize              length)
{
  const RapLexicon *endings = tables->endings;

  for (guint cut = 1; cut <= 5 && cut + 2 <= length; cut++)
    {
      guint row = rap_lexicon_find (endings, lower + length - cut, cut);
      for (; row != RAP_LEXICON_NONE; row = rap_lexicon_next (endings, row))
        {
          char     buffer[64];
          RapField base = rap_lexicon_field (endings, row, 1);
          gsize    stem = length - cut;
          if (!rap_field_is_set (base))
            base.length = 0;
          if (stem + base.length > sizeof buffer)
            continue;
          memcpy (buffer, lower, stem);
          memcpy (buffer + stem, base.text, base.length);
          add_key (keys, hash_word (buffer, stem + base.length));
        }
    }
}

/* Words of one form have their keys in common. */
typedef struct
{
  const RapWords *words;
  WordKeys       *keys; /* by form */
} Keys;

static WordKeys
read_keys (const LemmaTables *tables, const RapWord *word)
{
  WordKeys keys = { .n = 0 };
  gsize    length = strlen (word->lower);

  add_key (&keys, hash_word (word->lower, length));
  if ((word->flags & RAP_WORD_MARK) != 0)
    return keys;
  add_listed_lemmas (tables, &keys, word->lower, length);
  add_possible_lemmas (tables, &keys, word->lower, length);
  return keys;
}

static gpointer
make_keys (RapDocument *document)
{
  const RapWords   *words = rap_words_of (document);
  const LemmaTables tables = { rap_lexicon_get ("verb-forms"),
                               rap_lexicon_get ("endings") };
  Keys             *self = g_new0 (Keys, 1);

  self->words = words;
  self->keys = g_new0 (WordKeys, words->n_forms);
  for (guint i = 0; i < words->n_words; i++)
    {
      WordKeys *keys = &self->keys[rap_word_form (&words->words[i])];
      if (keys->n == 0)
        *keys = read_keys (&tables, &words->words[i]);
    }
  return self;
}

static void
free_keys (gpointer value)
{
  Keys *self = value;

  g_free (self->keys);
  g_free (self);
}

static const RapDerivation keys_derivation = { "word-keys", make_keys, free_keys, TRUE };

static const Keys *
keys_of (RapDocument *document)
{
  return rap_document_derive (document, &keys_derivation);
}

static const WordKeys *
keys_at (const Keys *self, guint word)
{
  return &self->keys[rap_word_form (&self->words->words[word])];
}

gboolean
rap_word_may_be (RapDocument *document, guint word, const char *lemma)
{
  const WordKeys *keys = keys_at (keys_of (document), word);
  guint64         key = hash_word (lemma, strlen (lemma));

  for (guint i = 0; i < keys->n; i++)
    {
      if (keys->keys[i] == key)
        return TRUE;
    }
  return FALSE;
}

typedef struct
{
  const RapPhrases *phrases;
  const Keys       *keys;
  const RapWords   *words;
  GArray           *hits;
  guint             start;
  guint             end;
} Search;

static void
note_hit (Search *search, guint end, guint row)
{
  RapPhraseHit hit = { search->start, end, row };
  for (guint i = search->hits->len; i-- > 0;)
    {
      const RapPhraseHit *old = &g_array_index (search->hits, RapPhraseHit, i);
      if (old->first != hit.first)
        break;
      if (old->end == hit.end && old->row == hit.row)
        return;
    }
  g_array_append_val (search->hits, hit);
}

static void
walk (Search *search, guint node, guint at, guint depth, guint gaps)
{
  const Node *here = &g_array_index (search->phrases->nodes, Node, node);

  if (here->row != RAP_LEXICON_NONE)
    note_hit (search, at, here->row);
  if (depth == MAX_WORDS)
    return;
  if (here->gap != ROOT && gaps < MAX_GAPS)
    {
      guint sentence = search->words->words[search->start].sentence;
      for (guint i = 0; i <= GAP_WORDS && at + i < search->end &&
                        search->words->words[at + i].sentence == sentence;
           i++)
        walk (search, here->gap, at + i, depth, gaps + 1);
    }
  if (at >= search->end)
    return;
  const WordKeys *keys = keys_at (search->keys, at);
  for (guint i = 0; i < keys->n; i++)
    {
      const Edge *edge = find_edge (search->phrases, node, keys->keys[i]);
      if (edge->key != 0)
        walk (search, edge->to, at + 1, depth + 1, gaps);
    }
}

static gboolean
may_start (const RapPhrases *self, const WordKeys *keys)
{
  for (guint i = 0; i < keys->n; i++)
    {
      guint64 key = keys->keys[i];
      if ((self->starts[key >> 6 & (STARTS - 1)] >> (key & 63) & 1) != 0)
        return TRUE;
    }
  return FALSE;
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const RapPhraseHit *left = a, *right = b;
  if (left->first != right->first)
    return left->first < right->first ? -1 : 1;
  if (left->end != right->end)
    return left->end > right->end ? -1 : 1;
  return left->row < right->row ? -1 : left->row > right->row;
}

GArray *
rap_phrases_find (const RapPhrases *phrases,
                  RapDocument      *document,
                  guint             first,
                  guint             end)
{
  Search search = {
    phrases, keys_of (document), rap_words_of (document), NULL, first, end
  };

  search.hits = g_array_new (FALSE, FALSE, sizeof (RapPhraseHit));
  for (guint i = first; i < end && !rap_work_is_cancelled (); i++)
    {
      if (!may_start (phrases, keys_at (search.keys, i)))
        continue;
      search.start = i;
      walk (&search, ROOT, i, 0, 0);
    }
  g_array_sort (search.hits, compare_hits);
  return search.hits;
}

GArray *
rap_phrases_find_longest (const RapPhrases *phrases,
                          RapDocument      *document,
                          guint             first,
                          guint             end)
{
  GArray *hits = rap_phrases_find (phrases, document, first, end);
  guint   kept = 0, reached = 0;

  for (guint i = 0; i < hits->len; i++)
    {
      RapPhraseHit hit = g_array_index (hits, RapPhraseHit, i);
      if (hit.first < reached)
        continue;
      reached = hit.end;
      g_array_index (hits, RapPhraseHit, kept++) = hit;
    }
  g_array_set_size (hits, kept);
  return hits;
}
