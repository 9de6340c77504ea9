// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-mentions.h"

#include "extract/rap-mention-names.h"
#include "extract/rap-mention-nouns.h"
#include "extract/rap-mention-surnames.h"
#include "language/rap-reading.h"
#include "text/rap-work.h"

/* Reads what stands at the word; returns where to go on. */
static guint
read_at (RapMentionWalk *walk, guint i)
{
  const RapNames *names = walk->names;
  while (walk->name < names->n_names && names->names[walk->name].first < i)
    walk->name++;
  const RapName *name = walk->name < names->n_names ? &names->names[walk->name] : NULL;

  if (name != NULL && name->first == i)
    {
      rap_mention_names_read (walk, name);
      return MAX (walk->free, name->end);
    }
  guint limit = rap_mention_walk_end (walk, i);
  if (name != NULL)
    limit = MIN (limit, name->first);
  if ((walk->words->words[i].flags & (RAP_WORD_MARK | RAP_WORD_DIGITS)) == 0 &&
      (rap_mention_nouns_add (walk, i, limit) ||
       rap_mention_surnames_add (walk, i) || rap_mention_names_add_guess (walk, i)))
    return walk->free;
  return i + 1;
}

GArray *
rap_mentions_collect (RapDocument *document)
{
  rap_document_read (document);

  RapMentionWalk walk = { .document = document,
                          .words = rap_words_of (document),
                          .names = rap_names_of (document) };

  walk.found = g_array_new (FALSE, FALSE, sizeof (RapRawMention));
  walk.tags = rap_tags_of (document)->tags;
  walk.tree = rap_tree_of (document);
  walk.begins = g_new0 (guint8, walk.words->n_forms + 1);
  rap_mention_names_begin (&walk);
  for (guint i = 0; i < walk.words->n_words && !rap_work_is_cancelled ();)
    i = read_at (&walk, i);
  rap_mention_names_end (&walk);
  g_free (walk.begins);
  return walk.found;
}
