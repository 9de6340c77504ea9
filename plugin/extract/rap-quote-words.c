// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-quote-words.h"

#include <string.h>

#include "text/rap-hash.h"
#include "text/rap-lexicon.h"

guint32
rap_quote_hash (const char *text, gsize length)
{
  guint32 hash = rap_hash_bytes (RAP_HASH_START, text, length);

  hash ^= hash >> 15;
  hash *= 0x2c1b3c6du;
  return hash ^ hash >> 12;
}

/* --- the table --- */

typedef struct
{
  const char *word; /* lower case; NULL: free */
  guint32     hash;
  guint16     classes;
  guint16     cue;
} Entry;

typedef struct
{
  GStringChunk *strings;
  Entry        *slots;
  guint         mask;
  guint         n;
} Table;

static Entry *
find_slot (const Table *table, const char *word, guint32 hash)
{
  guint at = hash & table->mask;

  while (table->slots[at].word != NULL &&
         (table->slots[at].hash != hash || strcmp (table->slots[at].word, word) != 0))
    at = (at + 1) & table->mask;
  return &table->slots[at];
}

static void
grow (Table *table)
{
  Table larger = *table;

  larger.mask = table->mask * 2 + 1;
  larger.slots = g_new0 (Entry, larger.mask + 1);
  for (guint i = 0; i <= table->mask; i++)
    if (table->slots[i].word != NULL)
      *find_slot (&larger, table->slots[i].word, table->slots[i].hash) = table->slots[i];
  g_free (table->slots);
  *table = larger;
}

/* Until the next one is added. */
static Entry *
add_word (Table *table, const char *word, gsize length)
{
  guint32 hash = rap_quote_hash (word, length);

  if (table->n * 2 > table->mask)
    grow (table);
  Entry *entry = find_slot (table, word, hash);
  if (entry->word == NULL)
    {
      entry->word = g_string_chunk_insert_len (table->strings, word, (gssize) length);
      entry->hash = hash;
      table->n++;
    }
  return entry;
}

/* --- what the lexicons say --- */

typedef struct
{
  const char       *name;
  RapQuoteWordClass flag;
} ClassName;

static const ClassName class_names[] = {
  { "opens", RAP_QUOTE_WORD_OPENS },         { "complement", RAP_QUOTE_WORD_THAT },
  { "agent", RAP_QUOTE_WORD_AGENT },         { "source", RAP_QUOTE_WORD_SOURCE },
  { "relative", RAP_QUOTE_WORD_RELATIVE },   { "first", RAP_QUOTE_WORD_FIRST },
  { "second", RAP_QUOTE_WORD_SECOND },       { "question", RAP_QUOTE_WORD_QUESTION },
  { "answer", RAP_QUOTE_WORD_ANSWER },       { "towards", RAP_QUOTE_WORD_TOWARDS },
  { "addresses", RAP_QUOTE_WORD_ADDRESSES },
};

static void
load_classes (Table *table)
{
  const RapLexicon *lexicon = rap_lexicon_get ("quote-words");
  guint             column = rap_lexicon_column (lexicon, "class");

  for (guint row = 0; row < rap_lexicon_n_rows (lexicon); row++)
    {
      g_autofree char *word = rap_field_dup (rap_lexicon_field (lexicon, row, 0));
      RapField         rest = rap_lexicon_field (lexicon, row, column), part;
      guint            flags = 0;
      while (rap_field_next_part (&rest, ',', &part))
        for (guint i = 0; i < G_N_ELEMENTS (class_names); i++)
          if (rap_field_is (part, class_names[i].name))
            flags |= class_names[i].flag;
      add_word (table, word, strlen (word))->classes = (guint16) flags;
    }
}

/* The last word of a phrase stands for it. */
static void
add_class (Table *table, RapField field, guint flag)
{
  char  small[64];
  guint start = 0, length;

  for (guint i = 0; i < field.length; i++)
    if (field.text[i] == ' ')
      start = i + 1;
  if (!rap_field_is_set (field) || field.length == start)
    return;
  field = (RapField){ field.text + start, field.length - start };
  for (length = 0; length < field.length && length < sizeof small - 1; length++)
    {
      if ((guchar) field.text[length] >= 0x80)
        break;
      small[length] = g_ascii_tolower (field.text[length]);
    }
  small[length] = '\0';
  g_autofree char *lower =
    length < field.length ? g_utf8_strdown (field.text, field.length) : NULL;
  const char *word = lower != NULL ? lower : small;
  add_word (table, word, strlen (word))->classes |= flag;
}

/* Words for those who can speak. */
static void
load_speakers (Table *table)
{
  const RapLexicon *titles = rap_lexicon_get ("titles");
  const RapLexicon *groups = rap_lexicon_get ("group-nouns");
  guint             plural = rap_lexicon_column (titles, "plural");
  guint             can_speak = rap_lexicon_column (groups, "can_speak");
  for (guint row = 0; row < rap_lexicon_n_rows (titles); row++)
    {
      add_class (table, rap_lexicon_field (titles, row, 0), RAP_QUOTE_WORD_OFFICE);
      add_class (table, rap_lexicon_field (titles, row, plural), RAP_QUOTE_WORD_OFFICE);
    }
  for (guint row = 0; row < rap_lexicon_n_rows (groups); row++)
    if (rap_field_is (rap_lexicon_field (groups, row, can_speak), "yes"))
      add_class (table, rap_lexicon_field (groups, row, 0), RAP_QUOTE_WORD_BODY);
}

/* Names of days and months. */
static void
load_times (Table *table)
{
  static const char *const kinds[] = {
    "weekday", "weekdays", "wdshort", "month", "mshort"
  };
  const RapLexicon *lexicon = rap_lexicon_get ("calendar");
  guint             kind = rap_lexicon_column (lexicon, "kind");
  for (guint row = 0; row < rap_lexicon_n_rows (lexicon); row++)
    for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
      if (rap_field_is (rap_lexicon_field (lexicon, row, kind), kinds[i]))
        add_class (table, rap_lexicon_field (lexicon, row, 0), RAP_QUOTE_WORD_TIME);
}

static guint
cue_kind (RapField kind)
{
  static const char *const kinds[] = {
    "verb", "verb-phrase", "noun", "adj", "adv", "prep"
  };
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (rap_field_is (kind, kinds[i]))
      return i + 1;
  return 0;
}

/* What the table of cues knows of single words: kind, strength and a hash of the attitude.
 * A phrase counts for its first word with its own kind, unless the word has a row. */
static void
load_cues (Table *table)
{
  const RapLexicon *lexicon = rap_lexicon_get ("cues");
  guint             kind_column = rap_lexicon_column (lexicon, "kind");
  guint             strength_column = rap_lexicon_column (lexicon, "strength");
  guint             attitude_column = rap_lexicon_column (lexicon, "attitude");

  for (guint row = 0; row < rap_lexicon_n_rows (lexicon); row++)
    {
      g_autofree char *word = rap_field_dup (rap_lexicon_field (lexicon, row, 0));
      guint            kind = cue_kind (rap_lexicon_field (lexicon, row, kind_column));
      RapField         attitude = rap_lexicon_field (lexicon, row, attitude_column);
      guint            strength =
        rap_field_to_int (rap_lexicon_field (lexicon, row, strength_column));
      gsize    length = strcspn (word, ", ");
      gboolean phrase = word[length] != '\0';
      word[length] = '\0';
      if (kind == 0)
        continue;
      Entry *entry = add_word (table, word, length);
      if (phrase && entry->cue != 0)
        continue;
      entry->cue =
        (guint16) (1 + (strength & 3) + 4 * kind + 32 * phrase +
                   64 * (rap_quote_hash (attitude.text, attitude.length) & 255));
    }
}

#define FIRST_SIZE 8192

static const Table *
get_table (void)
{
  static Table table;
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      table.strings = g_string_chunk_new (8192);
      table.mask = FIRST_SIZE - 1;
      table.slots = g_new0 (Entry, FIRST_SIZE);
      load_classes (&table);
      load_speakers (&table);
      load_times (&table);
      load_cues (&table);
      g_once_init_leave (&once, 1);
    }
  return &table;
}

guint
rap_quote_word_classes (const char *word, guint32 hash)
{
  return find_slot (get_table (), word, hash)->classes;
}

guint
rap_quote_word_cue (const char *word, guint32 hash)
{
  return find_slot (get_table (), word, hash)->cue;
}
