// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-event-history.h"

/* How far from its trigger a time is looked for, in words. */
#define REACH 40
/* How many nouns above an event may remember it. */
#define MAX_STEPS 3
/* A report without a date is taken to be of this century. */
#define CENTURY 2000

/* The year of a TIMEX3 value, the last one of a decade or century; 0 when it tells none. */
static int
year_of (const char *value)
{
  int year = 0, digits = 0;

  while (digits < 4 && g_ascii_isdigit (value[digits]))
    year = year * 10 + (value[digits++] - '0');
  if (digits < 2 || (digits < 4 && value[digits] != '\0'))
    return 0;
  for (; digits < 4; digits++)
    year = year * 10 + 9;
  return year;
}

/* Events of the year before are still news. */
static int
first_recent_year (RapDocument *document)
{
  const char *published = rap_document_get_published (document);
  int         year = published != NULL ? year_of (published) : 0;

  return year > 0 ? year - 1 : CENTURY;
}

/* Whether the time tells when, and not which: "in 1962", not "the 1962 treaty". */
static gboolean
tells_when (const RapEventText *text, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    {
      guint head = text->tree->heads[i];
      if (head != RAP_NO_HEAD && head >= first && head < end)
        continue;
      guint mark = rap_word_case (text->document, i);
      if (mark != RAP_NO_WORD)
        return !rap_word_plays (&text->words->words[mark], "of");
      return text->tree->rels[i] == RAP_REL_OBL || text->tree->rels[i] == RAP_REL_ADVMOD;
    }
  return FALSE;
}

static gboolean
has_old_time (const RapEventText *text, guint clause, guint from, guint to)
{
  const RapTimes *times = rap_times_of (text->document);
  int             recent = first_recent_year (text->document);
  gsize           end = text->words->words[to - 1].span.end;

  for (guint i = rap_times_find (times, text->words->words[from].span.start);
       i < times->n_times && times->times[i].span.start < end;
       i++)
    {
      const RapTime *time = &times->times[i];
      int            year = time->type == RAP_TIME_DATE ? year_of (time->value) : 0;
      if (year == 0 || year >= recent)
        continue;
      guint first = rap_words_find (text->words, time->span.start), last = first;
      while (last < text->words->n_words &&
             text->words->words[last].span.start < time->span.end)
        last++;
      if (rap_clause_above (text->document, first) == clause &&
          tells_when (text, first, last))
        return TRUE;
    }
  return FALSE;
}

gboolean
rap_event_is_history (const RapEventText *text, guint word)
{
  const RapSentence *sentence =
    &text->words->sentences[text->words->words[word].sentence];
  guint clause = rap_clause_above (text->document, word);
  guint from = MAX (sentence->first, word > REACH ? word - REACH : 0);
  guint to = MIN (sentence->end, word + REACH);

  for (guint i = from; i < to; i++)
    {
      if (rap_event_is_class (text, i, "past-mark") &&
          rap_clause_above (text->document, i) == clause)
        return TRUE;
    }
  return has_old_time (text, clause, from, to);
}

gboolean
rap_event_is_remembered (const RapEventText *text, guint noun)
{
  guint above = text->tree->heads[noun];

  for (guint i = 0; i < MAX_STEPS && above != RAP_NO_HEAD; i++)
    {
      if (rap_event_is_class (text, above, "memory-noun"))
        return TRUE;
      above = text->tree->heads[above];
    }
  return FALSE;
}
