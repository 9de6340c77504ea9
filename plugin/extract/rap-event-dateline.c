// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-event-dateline.h"

#include "language/rap-dateline.h"

/* How long a dateline may be, and how far behind it somebody is named, in words. */
#define LENGTH 10
#define REACH  8

static const RapActor *
actor_at (const RapEventText *text, guint word)
{
  const RapMention *mention = rap_event_mention (text, word);
  return mention != NULL ? rap_event_actor (text, mention->actor) : NULL;
}

/* A dash ends a dateline; so does the bracket behind an agency; a colon does behind a place or
 * capitals. */
static gboolean
ends_dateline (const RapEventText *text, guint first, guint word)
{
  const RapWord  *words = text->words->words;
  const RapActor *actor = actor_at (text, word > first ? word - 1 : word);

  if (word == first)
    return FALSE;
  if (rap_word_is_dash (&words[word]))
    return TRUE;
  if (words[word].form[0] == ')')
    return actor != NULL && actor->type == RAP_ACTOR_ORGANISATION &&
           g_str_equal (actor->sector, "JRN");
  return words[word].form[0] == ':' &&
         ((words[first].flags & RAP_WORD_ALL_CAPITALS) != 0 ||
          (actor != NULL && actor->type == RAP_ACTOR_PLACE));
}

/* The word behind the dateline of the sentence, or its first word when it has none. */
static guint
dateline_end (const RapEventText *text, const RapSentence *sentence)
{
  const RapWord *words = text->words->words;
  guint          end = sentence->first;

  for (guint i = sentence->first; i < MIN (sentence->end, sentence->first + LENGTH); i++)
    {
      if (ends_dateline (text, sentence->first, i))
        end = i + 1;
      else if ((words[i].flags & (RAP_WORD_CAPITAL | RAP_WORD_MARK | RAP_WORD_DIGITS)) ==
               0)
        break;
    }
  return end;
}

guint
rap_event_skip_dateline (const RapEventText *text, guint noun)
{
  const RapSentence *sentence =
    &text->words->sentences[text->words->words[noun].sentence];

  if (noun >= sentence->first + LENGTH)
    return noun;
  guint end = dateline_end (text, sentence);
  if (noun >= end)
    return noun;
  for (guint i = end; i < MIN (sentence->end, end + REACH); i++)
    {
      const RapMention *mention = rap_actors_mention_at (text->actors, i, i + 1);
      if (mention != NULL && mention->first == i &&
          text->clauses->at[mention->end - 1] == RAP_NO_CLAUSE)
        return mention->end - 1;
    }
  return noun;
}
