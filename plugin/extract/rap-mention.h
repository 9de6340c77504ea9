// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-actor.h"
#include "language/rap-gazetteer.h"

G_BEGIN_DECLS

/* How a noun phrase is introduced. */
typedef enum
{
  RAP_INTRO_BARE,
  RAP_INTRO_DEFINITE,   /* the, this; also after a nationality */
  RAP_INTRO_INDEFINITE, /* a, some */
  RAP_INTRO_POSSESSED   /* his, Obama's */
} RapIntro;

/* A mention before it is known whose it is. */
typedef struct
{
  guint          first; /* words [first, end) without title and article */
  guint          end;
  guint          outer; /* the first word with title, article and adjectives */
  guint          label; /* the first word without the article, names in front included */
  RapMentionForm form;
  RapActorType   type;
  RapGender      gender;
  RapIntro       intro;
  gboolean       plural;
  gboolean
                 guessed; /* a capital that no model takes for a person; counts only when a pronoun means it */
  char           state[4];
  char           sector[4];
  guint          title;     /* words [title, title_end) of a title in front of a name */
  guint          title_end; /* equal when there is none */
  const RapTerm *title_term;
  const RapTerm *term;     /* the row the mention was found by, or NULL */
  guint          count;    /* members of "the two sides"; 0 elsewhere */
  guint          partner;  /* a mention beside it of the same actor, or RAP_NO_ACTOR */
  guint          role_end; /* where the role it states ends */
  guint          actor;
} RapRawMention;

/* Mentions on their way to actors. */
typedef struct
{
  RapDocument    *document;
  const RapWords *words;
  GArray         *mentions; /* RapRawMention */
  GArray         *actors;   /* RapActor */
} RapLinking;

/* What kind of small word it is: "definite", "join" …; see mention-words. */
gboolean rap_mention_word_is (const RapWord *word, const char *kind);
/* Where the mention begins with the state and the "former" before its title, which may be mentions
 * of their own. */
guint rap_mention_phrase_start (const RapWords *words, const RapRawMention *mention);
/* Where the role begins that it states: who was president is no president. */
guint rap_mention_role_start (const RapWords *words, const RapRawMention *mention);
/* "The mayor", "the king": what follows with "of" is a place. */
gboolean rap_mention_governs (const RapRawMention *mention);
/* The gender that a given name or the column of a table states. */
RapGender rap_gender_of_given (const RapWord *word);
RapGender rap_gender_of_field (RapField field);
/* The named column of the row. */
RapField rap_term_field (const RapTerm *term, const char *column);
void     rap_mention_set_sector (RapRawMention *mention, RapField sector);

G_END_DECLS
