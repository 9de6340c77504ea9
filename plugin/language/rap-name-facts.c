// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-name-facts.h"

#include <string.h>

#include "language/rap-gazetteer-table.h"

#define MAX_INITIALS 8

struct _RapNameFacts
{
  RapNameForm *forms; /* of the reading */
  GHashTable  *facts; /* hash of words → RapNameFact */
};

static guint64
hash_words (const RapNameFacts *self, const RapWords *words, guint first, guint end)
{
  guint64 hash = rap_name_form_get (self->forms, &words->words[first])->hash;

  for (guint i = first + 1; i < end; i++)
    {
      const char *form = words->words[i].form;
      hash = rap_gazetteer_hash (hash, form, strlen (form));
      hash = rap_gazetteer_hash (hash, "\t", 1);
    }
  return hash;
}

static RapNameFact *
fact_of (RapNameFacts *self, guint64 hash)
{
  gpointer     key = GSIZE_TO_POINTER ((gsize) hash);
  RapNameFact *fact = g_hash_table_lookup (self->facts, key);

  if (fact == NULL)
    {
      fact = g_new0 (RapNameFact, 1);
      g_hash_table_insert (self->facts, key, fact);
    }
  return fact;
}

/* "Office of Local Trade" is also OLT. */
static void
note_initials (RapNameFacts *self, const RapWords *words, const RapName *name)
{
  char  letters[MAX_INITIALS + 1];
  guint n = 0;

  for (guint i = name->first; i < name->end; i++)
    if (g_ascii_isupper (words->words[i].form[0]))
      {
        if (n == MAX_INITIALS)
          return;
        letters[n++] = words->words[i].form[0];
      }
  if (n < 2)
    return;
  guint64 hash = rap_gazetteer_hash (RAP_GAZETTEER_BASIS, letters, n);
  fact_of (self, rap_gazetteer_hash (hash, "\t", 1))->initials++;
}

static void
note_name (RapNameFacts *self, const RapWords *words, const RapName *name)
{
  RapKind kind = rap_name_type_get_kind (name->type);

  fact_of (self, hash_words (self, words, name->first, name->end))->whole[kind]++;
  for (guint i = name->first; i < name->end; i++)
    fact_of (self, hash_words (self, words, i, i + 1))->named++;
  if (name->first + 1 == name->end)
    return;
  fact_of (self, hash_words (self, words, name->first, name->first + 1))->first[kind]++;
  fact_of (self, hash_words (self, words, name->end - 1, name->end))->last[kind]++;
  if (kind == RAP_KIND_ORGANISATION)
    note_initials (self, words, name);
}

static void
note_span (RapNameFacts *self, const RapWords *words, const RapNameSpan *span)
{
  RapNameFact *fact = fact_of (self, hash_words (self, words, span->first, span->end));

  fact->spans++;
  for (guint kind = 0; kind < RAP_N_KINDS; kind++)
    fact->sums[kind] += CLAMP (span->sums[kind], -RAP_NAME_FACT_MOST, RAP_NAME_FACT_MOST);
}

RapNameFacts *
rap_name_facts_new (const RapNameReading *reading, const GArray *spans)
{
  RapNameFacts *self = g_new (RapNameFacts, 1);

  self->forms = reading->forms;
  self->facts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  for (guint i = 0; i < reading->n_seconds; i++)
    note_name (self, reading->words, &reading->seconds[i]);
  for (guint i = reading->first; i < reading->end; i++)
    if ((reading->words->words[i].flags & RAP_WORD_CAPITAL) != 0)
      fact_of (self, hash_words (self, reading->words, i, i + 1))->seen++;
  for (guint i = 0; i < spans->len; i++)
    note_span (self, reading->words, &g_array_index (spans, RapNameSpan, i));
  return self;
}

void
rap_name_facts_free (RapNameFacts *self)
{
  g_hash_table_unref (self->facts);
  g_free (self);
}

const RapNameFact *
rap_name_facts_get (const RapNameFacts *self,
                    const RapWords     *words,
                    guint               first,
                    guint               end)
{
  static const RapNameFact nothing;
  gpointer key = GSIZE_TO_POINTER ((gsize) hash_words (self, words, first, end));
  const RapNameFact *fact = g_hash_table_lookup (self->facts, key);

  return fact != NULL ? fact : &nothing;
}
