// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-quote-layout.h"

/* A label has at most so many words. */
#define LONGEST_LABEL 5
/* Fewer labels than this are no transcript, unless each of them is in capitals. */
#define LEAST_TURNS         3
#define LEAST_CAPITAL_TURNS 2

typedef struct
{
  RapQuoteTurn turn;
  gboolean     capitals; /* SMITH: */
  gboolean     found;
} Label;

static gboolean
is_label_word (const RapQuoteView *view, guint i)
{
  const RapQuoteToken *t = &view->tokens[i];
  return t->capital || (t->classes & (RAP_QUOTE_WORD_QUESTION | RAP_QUOTE_WORD_ANSWER)) ||
         (!t->letters && !t->mark && t->part != RAP_QUOTE_PART_COMMA &&
          t->part != RAP_QUOTE_PART_STOP && t->part != RAP_QUOTE_PART_SEMICOLON);
}

/* The label that the paragraph [first, end) begins with. */
static Label
read_label (const RapQuoteView *view, guint first, guint end)
{
  Label label = { .capitals = TRUE };
  while (first < end && view->tokens[first].mark)
    first++;
  guint i = first;
  while (i < end && i - first < LONGEST_LABEL &&
         view->tokens[i].part != RAP_QUOTE_PART_COLON && is_label_word (view, i))
    {
      label.capitals &= !view->tokens[i].letters || i + 1 == first ||
                        (view->words->words[i].flags & RAP_WORD_ALL_CAPITALS) != 0;
      i++;
    }
  label.found = i > first && i + 1 < end &&
                view->tokens[i].part == RAP_QUOTE_PART_COLON &&
                view->tokens[i - 1].letters && view->tokens[i + 1].letters;
  label.turn = (RapQuoteTurn){ first, i, i, i + 1, end };
  return label;
}

/* Whether the word of a label was met before or names somebody: a list of labels with other
 * words is a table or a programme. */
static gboolean
is_person (const RapQuoteView *view, const RapQuoteTurn *turn)
{
  for (guint i = turn->first; i < turn->end; i++)
    if (view->tokens[i].name == RAP_NAME_PERSON + 1 ||
        (view->tokens[i].classes & (RAP_QUOTE_WORD_QUESTION | RAP_QUOTE_WORD_ANSWER)))
      return TRUE;
  return FALSE;
}

static gboolean
is_repeated (const RapQuoteView *view, const GArray *turns, guint which)
{
  const RapQuoteTurn *turn = &g_array_index (turns, RapQuoteTurn, which);
  guint               first = which > 6 ? which - 6 : 0;
  for (guint k = first; k < MIN (turns->len, which + 7); k++)
    if (k != which &&
        view->tokens[g_array_index (turns, RapQuoteTurn, k).end - 1].lower ==
          view->tokens[turn->end - 1].lower)
      return TRUE;
  return FALSE;
}

static gboolean
is_transcript (const RapQuoteView *view, const GArray *turns, guint capitals)
{
  guint people = 0;
  for (guint k = 0; k < turns->len; k++)
    people += is_person (view, &g_array_index (turns, RapQuoteTurn, k)) ||
              is_repeated (view, turns, k);
  return 2 * people >= turns->len &&
         (people >= LEAST_TURNS || MIN (capitals, people) >= LEAST_CAPITAL_TURNS);
}

GArray *
rap_quote_turns_find (const RapQuoteView *view)
{
  GArray *turns = g_array_new (FALSE, FALSE, sizeof (RapQuoteTurn));
  guint   capitals = 0;
  for (guint k = 0; k < view->n_sentences;)
    {
      guint first = view->sentences[k].first, block = view->sentences[k].block,
            end = first;
      for (; k < view->n_sentences && view->sentences[k].block == block; k++)
        end = view->sentences[k].end;
      Label label = read_label (view, first, end);
      if (label.found)
        {
          g_array_append_val (turns, label.turn);
          capitals += label.capitals;
        }
      else if (turns->len > 0 && first < end && view->tokens[first].mark)
        g_array_index (turns, RapQuoteTurn, turns->len - 1).content_end = end;
    }
  if (!is_transcript (view, turns, capitals))
    g_array_set_size (turns, 0);
  return turns;
}
