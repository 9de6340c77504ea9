// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-event-table.h"

#include <string.h>

#include "language/rap-clauses.h"

static const char *const type_names[RAP_N_EVENT_TYPES] = {
  "NONE",    "AGREE",    "CONSULT",  "SUPPORT", "CONCEDE", "COOPERATE",
  "AID",     "RETREAT",  "REQUEST",  "ACCUSE",  "REJECT",  "THREATEN",
  "PROTEST", "SANCTION", "MOBILIZE", "COERCE",  "ASSAULT", "=",
};

static const char *const shift_names[RAP_N_SHIFTS] = {
  "actual",   "request", "hypothetical", "report", "promise", "reject", "allege",
  "future",   "deny",    "light",        "claim",  "begin",   "admit",  "refuse",
  "threaten", "attempt", "stop",         "allow",  "negated", "cause",  "prevent",
  "help",     "fail",    "order-own",    "desire",
};

static const char *const complement_names[RAP_N_COMPLEMENTS] = {
  "-", "that", "inf", "oinf", "ger", "from-ger", "wh", "pred",
};

/* Most rows are never asked for: one is read when it is, by the first who does. */
typedef struct
{
  gsize        done;
  RapEventNoun noun;
} Noun;

typedef struct
{
  const RapLexicon *verbs;
  RapEventPattern  *patterns; /* in row order */
  gsize            *read;     /* by the first row of a lemma: its patterns are known */
  const RapLexicon *nouns;
  Noun             *noun_rows;
  GHashTable       *classes; /* name → number + 1 */
  guint            *members; /* per row of object-classes: its class */
} Tables;

static guint
find_name (const char *const *names, guint n, RapField field, guint fallback)
{
  for (guint i = 0; i < n; i++)
    {
      if (rap_field_is (field, names[i]))
        return i;
    }
  return fallback;
}

const char *
rap_event_type_get_name (RapEventType type)
{
  return type_names[type];
}

RapEventType
rap_event_type_find (RapField name)
{
  return find_name (type_names, RAP_N_EVENT_TYPES, name, RAP_EVENT_NONE);
}

static const char *
intern (RapField field)
{
  if (!rap_field_is_set (field))
    return NULL;
  g_autofree char *copy = rap_field_dup (field);
  return g_intern_string (copy);
}

static guint
number_of_class (const Tables *tables, RapField name)
{
  g_autofree char *copy = rap_field_dup (name);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (tables->classes, copy));
  if (number == 0)
    g_error ("No object class “%s”", copy);
  return number - 1;
}

/* "-", "*", "$event", "$actor", "@class", "@TYPE" or "one|other". */
static RapFiller
read_filler (const Tables *tables, RapField field)
{
  RapFiller filler = { RAP_FILLER_WORDS, 0, field };

  if (!rap_field_is_set (field))
    filler.kind = RAP_FILLER_NONE;
  else if (rap_field_is (field, "*"))
    filler.kind = RAP_FILLER_ANY;
  else if (rap_field_is (field, "$event"))
    filler.kind = RAP_FILLER_EVENT;
  else if (rap_field_is (field, "$actor"))
    filler.kind = RAP_FILLER_ACTOR;
  else if (field.text[0] == '@')
    {
      RapField name = { field.text + 1, field.length - 1 };
      filler.kind = g_ascii_isupper (name.text[0]) ? RAP_FILLER_TYPE : RAP_FILLER_CLASS;
      filler.number = filler.kind == RAP_FILLER_TYPE ? rap_event_type_find (name)
                                                     : number_of_class (tables, name);
    }
  return filler;
}

/* Cuts "to:@class" into its two parts; the second is "*" when there is none. */
static void
cut (RapField field, RapField *name, RapField *rest)
{
  RapField all = field;

  *rest = (RapField){ "*", 1 };
  if (rap_field_next_part (&all, ':', name) && all.text != NULL)
    *rest = all;
}

static void
read_pattern (const Tables *tables, guint row, RapEventPattern *pattern)
{
  const RapLexicon *verbs = tables->verbs;
  RapField          kind, rest;
  enum
  {
    FIXED = 1,
    SUBJECT,
    OBJECT,
    PREP,
    COMP,
    PASSIVE,
    SOURCE,
    TARGET,
    TYPE,
    MODE,
    CAMEO,
    SHIFT,
    PRIORITY
  };

  pattern->fixed = rap_lexicon_field (verbs, row, FIXED);
  pattern->subject = read_filler (tables, rap_lexicon_field (verbs, row, SUBJECT));
  pattern->object = read_filler (tables, rap_lexicon_field (verbs, row, OBJECT));
  cut (rap_lexicon_field (verbs, row, PREP), &pattern->preposition, &rest);
  pattern->oblique = read_filler (tables, rest);
  cut (rap_lexicon_field (verbs, row, COMP), &kind, &rest);
  pattern->complement =
    find_name (complement_names, RAP_N_COMPLEMENTS, kind, RAP_COMPLEMENT_NONE);
  pattern->inner = read_filler (tables, rest);
  pattern->passive = rap_field_is (rap_lexicon_field (verbs, row, PASSIVE), "y");
  pattern->source = rap_lexicon_field (verbs, row, SOURCE);
  pattern->target = rap_lexicon_field (verbs, row, TARGET);
  pattern->type = rap_event_type_find (rap_lexicon_field (verbs, row, TYPE));
  pattern->mode = intern (rap_lexicon_field (verbs, row, MODE));
  pattern->cameo = intern (rap_lexicon_field (verbs, row, CAMEO));
  pattern->shift = find_name (shift_names,
                              RAP_N_SHIFTS,
                              rap_lexicon_field (verbs, row, SHIFT),
                              RAP_SHIFT_ACTUAL);
  pattern->priority = rap_field_to_int (rap_lexicon_field (verbs, row, PRIORITY));
}

static void
read_noun (const Tables *tables, guint row, RapEventNoun *noun)
{
  const RapLexicon *nouns = tables->nouns;
  enum
  {
    TYPE = 1,
    MODE,
    CAMEO,
    SOURCE,
    TARGET,
    NEEDS,
    PRIORITY
  };

  noun->type = rap_event_type_find (rap_lexicon_field (nouns, row, TYPE));
  noun->mode = intern (rap_lexicon_field (nouns, row, MODE));
  noun->cameo = intern (rap_lexicon_field (nouns, row, CAMEO));
  noun->source = rap_lexicon_field (nouns, row, SOURCE);
  noun->target = rap_lexicon_field (nouns, row, TARGET);
  noun->light = rap_field_is (rap_lexicon_field (nouns, row, NEEDS), "light");
  noun->priority = rap_field_to_int (rap_lexicon_field (nouns, row, PRIORITY));
}

static void
load_classes (Tables *tables)
{
  const RapLexicon *members = rap_lexicon_get ("object-classes");
  guint             n = rap_lexicon_n_rows (members);

  tables->classes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  tables->members = g_new (guint, n);
  for (guint row = 0; row < n; row++)
    {
      char *name = rap_field_dup (rap_lexicon_field (members, row, 1));
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (tables->classes, name));
      if (number == 0)
        {
          number = g_hash_table_size (tables->classes) + 1;
          g_assert (number <= RAP_N_EVENT_CLASSES);
          g_hash_table_insert (tables->classes,
                               g_steal_pointer (&name),
                               GUINT_TO_POINTER (number));
        }
      g_free (name);
      tables->members[row] = number - 1;
    }
}

static const Tables *
get_tables (void)
{
  static gsize once;

  if (g_once_init_enter (&once))
    {
      Tables *tables = g_new0 (Tables, 1);
      load_classes (tables);
      tables->verbs = rap_lexicon_get ("event-verbs");
      tables->patterns = g_new0 (RapEventPattern, rap_lexicon_n_rows (tables->verbs));
      tables->read = g_new0 (gsize, rap_lexicon_n_rows (tables->verbs));
      tables->nouns = rap_lexicon_get ("event-nouns");
      tables->noun_rows = g_new0 (Noun, rap_lexicon_n_rows (tables->nouns));
      g_once_init_leave (&once, (gsize) tables);
    }
  return (const Tables *) once;
}

const RapEventPattern *
rap_event_patterns_find (const char *lemma, guint *n_patterns)
{
  const Tables *tables = get_tables ();
  guint         first = rap_lexicon_find (tables->verbs, lemma, strlen (lemma)), n = 0;

  /* The rows of a lemma stand together: the table is sorted. */
  for (guint row = first; row != RAP_LEXICON_NONE;
       row = rap_lexicon_next (tables->verbs, row))
    n++;
  *n_patterns = n;
  if (n == 0)
    return NULL;
  if (g_once_init_enter (&tables->read[first]))
    {
      for (guint i = 0; i < n; i++)
        read_pattern (tables, first + i, &tables->patterns[first + i]);
      g_once_init_leave (&tables->read[first], 1);
    }
  return &tables->patterns[first];
}

const RapEventNoun *
rap_event_noun_get (guint row)
{
  const Tables *tables = get_tables ();
  Noun         *noun = &tables->noun_rows[row];

  if (g_once_init_enter (&noun->done))
    {
      read_noun (tables, row, &noun->noun);
      g_once_init_leave (&noun->done, 1);
    }
  return &noun->noun;
}

guint
rap_event_class_find (const char *name)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (get_tables ()->classes, name));

  if (number == 0)
    g_error ("No object class “%s”", name);
  return number - 1;
}

gboolean
rap_event_class_has (const RapEventClassSet *set, guint number)
{
  return (set->bits[number / 64] >> (number % 64) & 1) != 0;
}

/* The last word of a phrase, and the word before "of" in it: the heads it may have. */
static guint
heads_of (const RapWords *words, const RapPhraseHit *hit, guint heads[2])
{
  heads[0] = hit->end - 1;
  for (guint i = hit->first + 1; i + 1 < hit->end; i++)
    {
      if (!rap_word_plays (&words->words[i], "of"))
        continue;
      heads[1] = i - 1;
      return 2;
    }
  return 1;
}

static gpointer
make_classes (RapDocument *document)
{
  const Tables     *tables = get_tables ();
  const RapPhrases *phrases = rap_phrases_get ("object-classes");
  const RapLexicon *lexicon = rap_phrases_get_lexicon (phrases);
  const RapWords   *words = rap_words_of (document);
  guint             n = words->n_words;
  RapEventClassSet *sets = g_new0 (RapEventClassSet, n + 1);
  g_autofree guint *starts =
    g_new0 (guint, n + 1); /* of the longest member so far, + 1 */
  g_autoptr (GArray) hits = rap_phrases_find (phrases, document, 0, n);

  for (guint i = 0; i < hits->len; i++)
    {
      const RapPhraseHit *hit = &g_array_index (hits, RapPhraseHit, i);
      guint               heads[2], n_heads = heads_of (words, hit, heads);
      for (guint k = 0; k < n_heads; k++)
        {
          guint last = heads[k];
          if (k == 0 && starts[last] != 0 && starts[last] - 1 < hit->first)
            continue;
          starts[last] = hit->first + 1;
          for (guint row = hit->row; row != RAP_LEXICON_NONE;
               row = rap_lexicon_next (lexicon, row))
            sets[last].bits[tables->members[row] / 64] |= G_GUINT64_CONSTANT (1)
                                                          << (tables->members[row] % 64);
        }
    }
  return sets;
}

static const RapDerivation classes_derivation = { "event-classes",
                                                  make_classes,
                                                  g_free,
                                                  TRUE };

const RapEventClassSet *
rap_event_classes_of (RapDocument *document)
{
  return rap_document_derive (document, &classes_derivation);
}

static gpointer
make_nouns (RapDocument *document)
{
  const RapWords *words = rap_words_of (document);
  guint           n = words->n_words;
  guint          *rows = g_new (guint, n + 1);
  g_autoptr (GArray) hits =
    rap_phrases_find (rap_phrases_get ("event-nouns"), document, 0, n);

  for (guint i = 0; i <= n; i++)
    rows[i] = RAP_LEXICON_NONE;
  for (guint i = 0; i < hits->len; i++)
    {
      const RapPhraseHit *hit = &g_array_index (hits, RapPhraseHit, i);
      guint               heads[2], n_heads = heads_of (words, hit, heads);
      for (guint k = 0; k < n_heads; k++)
        {
          if (rows[heads[k]] == RAP_LEXICON_NONE || k > 0) /* earlier start: longer */
            rows[heads[k]] = hit->row;
        }
    }
  return rows;
}

static const RapDerivation nouns_derivation = { "event-nouns", make_nouns, g_free, TRUE };

const guint *
rap_event_nouns_of (RapDocument *document)
{
  return rap_document_derive (document, &nouns_derivation);
}
