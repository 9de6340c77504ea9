// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-vocabulary.h"

#include "language/rap-pairs.h"

#include <string.h>

typedef struct
{
  const char *text;
  guint       length;
  guint       hash;
} Word;

#define HASH_BITS 65536

struct _RapVocabulary
{
  GStringChunk *strings;
  GHashTable   *symbols; /* name → symbol */
  guint         n_symbols;
  GArray       *words; /* Word; 0 is the unknown one */
  RapPairs
    by_hash; /* hash of a word, turn → word: two words of one hash take two turns */
  guint64 hashes[HASH_BITS / 64]; /* a bit for each word: most words of a text are none */
  RapPairs edges;                 /* node, word → node */
  GArray  *roots;                 /* guint, by word: where the root goes with it */
  GArray  *nodes;                 /* guint16: the phrase that ends there */
  GArray  *literals;              /* guint16, by phrase */
  GArray  *senses;                /* RapSense, by phrase once frozen */
  GArray  *firsts;                /* guint, by phrase: the first of its senses */
  gboolean frozen;
};

/* Punctuation that stands for a plainer sign, and spaces that are wider than a byte. */
static const struct
{
  gunichar first;
  gunichar last;
  char     sign;
} folded_signs[] = {
  { 0x00A0, 0x00A0, ' ' }, { 0x00AD, 0x00AD, '-' },  { 0x2000, 0x200B, ' ' },
  { 0x2010, 0x2015, '-' }, { 0x2018, 0x2019, '\'' }, { 0x201B, 0x201B, '\'' },
  { 0x201C, 0x201D, '"' }, { 0x202F, 0x202F, ' ' },  { 0x2212, 0x2212, '-' },
  { 0x3000, 0x3000, ' ' }, { 0xFEFF, 0xFEFF, ' ' },
};

static char
fold_sign (gunichar c)
{
  if (c < 128)
    return (char) c;
  for (guint i = 0; i < G_N_ELEMENTS (folded_signs); i++)
    if (c >= folded_signs[i].first && c <= folded_signs[i].last)
      return folded_signs[i].sign;
  return 0;
}

static guint
hash_byte (guint hash, guchar byte)
{
  return (hash ^ byte) * 16777619u;
}

/* Letters in the wide sense: everything above ASCII that is a letter or a piece on one. */
static guint
letter_length (const char *text, guint position, guint end)
{
  guchar byte = (guchar) text[position];

  if (byte < 128)
    return g_ascii_isalpha (byte) ? 1 : 0;
  gunichar c = g_utf8_get_char (text + position);
  guint    length = (guint) g_utf8_skip[byte];
  return position + length <= end && (g_unichar_isalpha (c) || g_unichar_ismark (c))
           ? length
           : 0;
}

/* The small letter for an ASCII letter of either case; 0 for all else. */
static guchar
small_letter (char c)
{
  guchar small = (guchar) c | 0x20;

  return small >= 'a' && small <= 'z' ? small : 0;
}

static void
read_word (const char *text, guint end, RapAtom *atom)
{
  guint  hash = 2166136261u, i = atom->start, length;
  guchar small;

  while (i < end)
    {
      if ((small = small_letter (text[i])) != 0)
        {
          hash = hash_byte (hash, small);
          i++;
          continue;
        }
      if ((length = letter_length (text, i, end)) == 0)
        break;
      for (guint k = 0; k < length; k++, i++)
        hash = hash_byte (hash, (guchar) text[i]);
    }
  atom->end = i;
  atom->hash = hash;
  atom->kind = RAP_ATOM_WORD;
}

static void
read_digits (const char *text, guint end, RapAtom *atom)
{
  guint i = atom->start;

  while (i < end && g_ascii_isdigit (text[i]))
    i++;
  atom->end = i;
  atom->hash = 0;
  atom->kind = RAP_ATOM_DIGITS;
}

/* FALSE for a space. */
static gboolean
read_sign (const char *text, RapAtom *atom)
{
  gunichar c = g_utf8_get_char (text + atom->start);
  char     sign = fold_sign (c);

  atom->end = atom->start + (guint) g_utf8_skip[(guchar) text[atom->start]];
  atom->kind = RAP_ATOM_SIGN;
  atom->hash = 2166136261u;
  if (sign == ' ' || (sign != 0 && (guchar) sign < 32))
    return FALSE;
  if (sign != 0)
    atom->hash = hash_byte (atom->hash, (guchar) sign);
  else
    for (guint i = atom->start; i < atom->end; i++)
      atom->hash = hash_byte (atom->hash, (guchar) text[i]);
  return TRUE;
}

gboolean
rap_atom_next (const char *text, guint *position, guint end, RapAtom *atom)
{
  guint i = *position;

  atom->glued = TRUE;
  while (i < end)
    {
      guchar byte = (guchar) text[i];
      atom->start = i;
      if (byte == ' ' || byte == '\n')
        {
          atom->glued = FALSE;
          i++;
          continue;
        }
      if (g_ascii_isdigit (byte))
        read_digits (text, end, atom);
      else if (small_letter ((char) byte) != 0 || letter_length (text, i, end) > 0)
        read_word (text, end, atom);
      else if (!read_sign (text, atom))
        {
          atom->glued = FALSE;
          i = atom->end;
          continue;
        }
      *position = atom->end;
      return TRUE;
    }
  *position = end;
  return FALSE;
}

static gboolean
equals_folded (const char *word, const char *text, guint length)
{
  for (guint i = 0; i < length; i++)
    if (word[i] != text[i] && g_ascii_tolower (word[i]) != g_ascii_tolower (text[i]))
      return FALSE;
  return TRUE;
}

static gboolean
word_matches (const Word *word, const char *text, const RapAtom *atom)
{
  guint length = atom->end - atom->start;

  /* Folded signs differ in length and are told apart by their hash alone. */
  if (atom->kind == RAP_ATOM_SIGN)
    return word->hash == atom->hash;
  return word->length == length && equals_folded (word->text, text + atom->start, length);
}

guint
rap_vocabulary_find_word (const RapVocabulary *self,
                          const char          *text,
                          const RapAtom       *atom)
{
  guint word;

  if ((self->hashes[atom->hash % HASH_BITS / 64] >> atom->hash % 64 & 1) == 0)
    return RAP_WORD_UNKNOWN;
  for (guint turn = 0; (word = rap_pairs_get (&self->by_hash, atom->hash, turn)) != 0;
       turn++)
    if (word_matches (&g_array_index (self->words, Word, word), text, atom))
      return word;
  return RAP_WORD_UNKNOWN;
}

static guint
add_word (RapVocabulary *self, const char *text, const RapAtom *atom)
{
  guint found = rap_vocabulary_find_word (self, text, atom), turn = 0;

  if (found != 0)
    return found;
  while (rap_pairs_get (&self->by_hash, atom->hash, turn) != 0)
    turn++;
  guint length = atom->end - atom->start;
  Word  word = { g_string_chunk_insert_len (self->strings, text + atom->start, length),
                 length,
                 atom->hash };
  g_array_append_val (self->words, word);
  rap_pairs_set (&self->by_hash, atom->hash, turn, self->words->len - 1);
  self->hashes[atom->hash % HASH_BITS / 64] |= G_GUINT64_CONSTANT (1) << atom->hash % 64;
  g_array_set_size (self->roots, self->words->len);
  return self->words->len - 1;
}

/* "A$" is not "A $" and "m2" not "m 2", while "o'clock" may be torn apart: a step over a
 * figure or such a sign says whether a space came before it. */
static guint
step_word (guint node, guint word, const char *text, const RapAtom *atom)
{
  gboolean strict =
    atom->kind == RAP_ATOM_DIGITS ||
    (atom->kind == RAP_ATOM_SIGN && strchr ("-'.%", text[atom->start]) == NULL);

  return word * 2 + (node != 0 && strict && atom->glued ? 1 : 0);
}

guint
rap_vocabulary_step (const RapVocabulary *self,
                     guint                node,
                     guint                word,
                     const char          *text,
                     const RapAtom       *atom)
{
  return node == 0
           ? g_array_index (self->roots, guint, word)
           : rap_pairs_get (&self->edges, node, step_word (node, word, text, atom));
}

guint
rap_vocabulary_read_phrase (const RapVocabulary *self,
                            const char          *text,
                            const RapAtom       *atom,
                            guint                end,
                            guint               *phrase_end)
{
  guint   word = rap_vocabulary_find_word (self, text, atom);
  guint   phrase = 0, node = 0, position = atom->end;
  RapAtom next = *atom;

  while (word != RAP_WORD_UNKNOWN &&
         (node = rap_vocabulary_step (self, node, word, text, &next)) != 0)
    {
      guint found = rap_vocabulary_get_phrase (self, node);
      if (found != 0)
        {
          phrase = found;
          *phrase_end = next.end;
        }
      if (!rap_atom_next (text, &position, end, &next))
        break;
      word = rap_vocabulary_find_word (self, text, &next);
    }
  return phrase;
}

guint
rap_vocabulary_find_phrase (const RapVocabulary *self,
                            const char          *text,
                            const RapAtom       *atom)
{
  guint word = rap_vocabulary_find_word (self, text, atom);
  guint node =
    word != RAP_WORD_UNKNOWN ? rap_vocabulary_step (self, 0, word, text, atom) : 0;

  return node != 0 ? rap_vocabulary_get_phrase (self, node) : 0;
}

static guint
add_step (RapVocabulary *self, guint node, guint word)
{
  guint   next = rap_pairs_get (&self->edges, node, word);
  guint16 none = 0;

  if (next != 0)
    return next;
  g_array_append_val (self->nodes, none);
  rap_pairs_set (&self->edges, node, word, self->nodes->len - 1);
  if (node == 0)
    g_array_index (self->roots, guint, word / 2) = self->nodes->len - 1;
  return self->nodes->len - 1;
}

/* The number of the phrase, which is made when it is new; 0 for a form without atoms. */
static guint
add_phrase (RapVocabulary *self, const char *form, guint length)
{
  guint   node = 0, position = 0;
  guint16 none = 0;
  RapAtom atom;

  while (rap_atom_next (form, &position, length, &atom))
    node =
      add_step (self, node, step_word (node, add_word (self, form, &atom), form, &atom));
  if (node == 0)
    return 0;
  guint16 *phrase = &g_array_index (self->nodes, guint16, node);
  if (*phrase == 0)
    {
      *phrase = (guint16) self->literals->len;
      g_array_append_val (self->literals, none);
    }
  return *phrase;
}

static gboolean
is_class_name (const char *name, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isupper (name[i]) && !g_ascii_isdigit (name[i]) && name[i] != '_')
      return FALSE;
  return length > 1 && g_ascii_isupper (name[0]);
}

guint16
rap_vocabulary_intern (RapVocabulary *self, const char *name, gsize length)
{
  char    *key = g_string_chunk_insert_len (self->strings, name, (gssize) length);
  gpointer found = g_hash_table_lookup (self->symbols, key);

  if (found != NULL)
    return (guint16) GPOINTER_TO_UINT (found);
  guint16 symbol = (guint16) ++self->n_symbols;
  g_hash_table_insert (self->symbols, key, GUINT_TO_POINTER (symbol));
  if (!is_class_name (name, length))
    {
      /* "new_year" in a pattern is "new year" in a text. */
      g_autofree char *form = g_strdelimit (g_strndup (name, length), "_", ' ');
      guint            phrase = add_phrase (self, form, (guint) length);
      g_array_index (self->literals, guint16, phrase) = symbol;
    }
  return symbol;
}

static gboolean
has_capital (RapField form)
{
  for (guint i = 0; i < form.length; i++)
    if (g_ascii_isupper (form.text[i]))
      return TRUE;
  return FALSE;
}

void
rap_vocabulary_add (RapVocabulary *self, RapField form, guint16 symbol, RapField value)
{
  g_assert (!self->frozen);

  guint    phrase = add_phrase (self, form.text, form.length);
  RapSense sense = {
    symbol, (guint16) phrase, 0, value, has_capital (form) ? form.text : NULL
  };
  sense.number = rap_field_is_set (value) ? rap_field_to_int (value) : 0;
  if (phrase != 0)
    g_array_append_val (self->senses, sense);
}

static int
compare_senses (gconstpointer a, gconstpointer b)
{
  const RapSense *x = a, *y = b;

  if (x->phrase != y->phrase)
    return x->phrase < y->phrase ? -1 : 1;
  return (int) x->symbol - (int) y->symbol;
}

void
rap_vocabulary_freeze (RapVocabulary *self)
{
  g_array_sort (self->senses, compare_senses);
  g_array_set_size (self->firsts, self->literals->len + 1);
  for (guint phrase = 0, i = 0; phrase <= self->literals->len; phrase++)
    {
      while (i < self->senses->len &&
             g_array_index (self->senses, RapSense, i).phrase < phrase)
        i++;
      g_array_index (self->firsts, guint, phrase) = i;
    }
  self->frozen = TRUE;
}

guint16
rap_vocabulary_find_symbol (const RapVocabulary *self, const char *name)
{
  return (guint16) GPOINTER_TO_UINT (g_hash_table_lookup (self->symbols, name));
}

guint
rap_vocabulary_n_phrases (const RapVocabulary *self)
{
  return self->literals->len;
}

guint
rap_vocabulary_get_phrase (const RapVocabulary *self, guint node)
{
  return g_array_index (self->nodes, guint16, node);
}

guint16
rap_vocabulary_get_literal (const RapVocabulary *self, guint phrase)
{
  return g_array_index (self->literals, guint16, phrase);
}

const RapSense *
rap_vocabulary_get_senses (const RapVocabulary *self, guint phrase, guint *n_senses)
{
  guint first = g_array_index (self->firsts, guint, phrase);

  *n_senses = g_array_index (self->firsts, guint, phrase + 1) - first;
  return &g_array_index (self->senses, RapSense, first);
}

RapVocabulary *
rap_vocabulary_new (void)
{
  RapVocabulary *self = g_new0 (RapVocabulary, 1);

  self->strings = g_string_chunk_new (4096);
  self->symbols = g_hash_table_new (g_str_hash, g_str_equal);
  self->words = g_array_new (FALSE, TRUE, sizeof (Word));
  self->nodes = g_array_new (FALSE, TRUE, sizeof (guint16));
  self->roots = g_array_new (FALSE, TRUE, sizeof (guint));
  self->literals = g_array_new (FALSE, TRUE, sizeof (guint16));
  self->senses = g_array_new (FALSE, TRUE, sizeof (RapSense));
  self->firsts = g_array_new (FALSE, TRUE, sizeof (guint));
  /* Number 0 of each is taken: it means none. */
  g_array_set_size (self->words, 1);
  g_array_set_size (self->roots, 1);
  g_array_set_size (self->nodes, 1);
  g_array_set_size (self->literals, 1);
  return self;
}
