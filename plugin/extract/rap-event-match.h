// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-actors.h"
#include "extract/rap-event-table.h"
#include "language/rap-clauses.h"

G_BEGIN_DECLS

/* Everything that is known about the text while its events are sought. */
typedef struct
{
  RapDocument            *document;
  const RapWords         *words;
  const RapTags          *tags;
  const RapTree          *tree;
  const RapClauses       *clauses;
  const RapActors        *actors;
  const RapEventClassSet *classes; /* per word */
  const guint            *nouns;   /* per word: row of event-nouns */
} RapEventText;

static inline const RapWord *
rap_event_word (const RapEventText *text, guint word)
{
  return &text->words->words[word];
}

static inline const RapActor *
rap_event_actor (const RapEventText *text, guint actor)
{
  return &g_array_index (text->actors->actors, RapActor, actor);
}

/* The mention that the word is part of; NULL for none. */
static inline const RapMention *
rap_event_mention (const RapEventText *text, guint word)
{
  const RapMention *mention = rap_actors_mention_at (text->actors, word, word + 1);
  return mention != NULL && mention->first <= word ? mention : NULL;
}

/* Which words fill the slots of a pattern. */
typedef struct
{
  const RapEventPattern *pattern; /* NULL: none fits */
  guint                  object;
  guint                  oblique;
  guint                  complement; /* clause */
  guint                  fixed_end;  /* behind the fixed words, or behind the verb */
  int                    score;
} RapEventMatch;

#define RAP_MAX_CHILDREN 24

typedef struct
{
  guint words[RAP_MAX_CHILDREN];
  guint n;
} RapChildren;

void rap_event_text_init (RapEventText *text, RapDocument *document);
/* The words directly under a word, in order; of very many only the first ones. */
void rap_event_children (const RapEventText *text, guint word, RapChildren *children);
/* The child, or the child of a child, that stands behind the preposition. */
guint rap_event_find_oblique (const RapEventText *text,
                              guint               word,
                              RapField            preposition,
                              guint               after);
/* The noun meant by "a series of attacks". */
guint    rap_event_look_through (const RapEventText *text, guint noun);
gboolean rap_event_is_class (const RapEventText *text, guint word, const char *name);
/* Whether the form or lemma of the word is the field. */
gboolean rap_event_word_is (const RapEventText *text, guint word, RapField field);
/* The best pattern for a clause. type_of tells what a complement clause means. */
RapEventMatch rap_event_match (const RapEventText *text,
                               guint               clause,
                               RapEventType (*type_of) (guint clause, gpointer data),
                               gpointer data);

G_END_DECLS
