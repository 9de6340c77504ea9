// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-quote-layout.h"

/* A label has at most so many words. */
#define LONGEST_LABEL 5
/* Fewer labels than this are no transcript, unless each of them is in capitals. */
#define LEAST_TURNS         3
#define LEAST_CAPITAL_TURNS 2

/* A signature has at most so many words. */
#define LONGEST_SIGNATURE 12

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

/* Clinton: 1,769. */
static gboolean
is_figure (const RapQuoteView *view, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    if (view->tokens[i].letters && (view->words->words[i].flags & RAP_WORD_DIGITS) == 0)
      return FALSE;
  return TRUE;
}

/* The label that the paragraph [first, end) begins with. */
static Label
read_label (const RapQuoteView *view, guint first, guint end)
{
  Label label = { .capitals = TRUE };
  while (first < end && !view->tokens[first].letters)
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
                view->tokens[i - 1].letters && view->tokens[i + 1].letters &&
                !is_figure (view, i + 1, end);
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

/* The words after the dash, up to the end of the paragraph or the next quotation. */
static gboolean
read_signature (const RapQuoteView *view, RapQuoteSignature *signature)
{
  guint block = rap_quote_view_block (view, signature->dash), words = 0, capitals = 0;
  guint i = signature->first;
  signature->end = 0;
  for (; i < view->n && words <= LONGEST_SIGNATURE && !view->tokens[i].mark &&
         rap_quote_view_block (view, i) == block;
       i++)
    {
      const RapQuoteToken *t = &view->tokens[i];
      words += t->letters;
      capitals += t->letters && t->capital;
      if (t->tag == RAP_TAG_VERB || t->tag == RAP_TAG_AUX)
        return FALSE;
      if (signature->end == 0 && !t->letters && t->part != RAP_QUOTE_PART_OTHER &&
          words > 0)
        signature->end = i;
    }
  if (signature->end == 0)
    signature->end = i;
  return words > 0 && words <= LONGEST_SIGNATURE && 2 * capitals >= words &&
         view->tokens[signature->first].capital;
}

GArray *
rap_quote_signatures_find (const RapQuoteView *view)
{
  GArray *signatures = g_array_new (FALSE, FALSE, sizeof (RapQuoteSignature));
  for (guint i = 2; i + 1 < view->n; i++)
    {
      RapQuoteSignature signature = { i + 1, 0, i, 0 };
      guint             last = i - 2;
      if (view->tokens[i].part != RAP_QUOTE_PART_DASH || !view->tokens[i - 1].mark ||
          !view->tokens[last].quoted)
        continue;
      signature.segment = view->tokens[last].segment;
      if (read_signature (view, &signature))
        g_array_append_val (signatures, signature);
    }
  return signatures;
}
