// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-quote-content.h"

#include "extract/rap-quote-barred.h"

#include <string.h>

/* Ways to a content. Relations of a child come after the others, three ways each. */
typedef enum
{
  FROM_READING,
  FROM_NOTHING,
  FROM_RIGHT_UNION,
  FROM_AFTER,
  FROM_AFTER_MARK,
  FROM_THAT,
  FROM_THAT_BARE,
  FROM_BEFORE,
  FROM_BOTH,
  FROM_AFTER_SUBJECT,
  FROM_BEFORE_MARK,
  FROM_BOTH_MARK,
  FROM_HEAD_REST,
  FROM_HEAD,
  FROM_HEAD_LEFT,
  FROM_SISTER,
  FROM_QUOTED,
  FROM_QUOTED_LEFT,
  FROM_QUOTED_RIGHT,
  FROM_AFTER_COMMA,
  FROM_PRUNED_RIGHT,
  FROM_GROWN_RIGHT,
  FROM_PRUNED_LEFT,
  FROM_GROWN_LEFT,
  FROM_KID
} From;

static const guint8 kid_rels[] = { RAP_REL_CCOMP,
                                   RAP_REL_XCOMP,
                                   RAP_REL_OBJ,
                                   RAP_REL_PARATAXIS,
                                   RAP_REL_ACL,
                                   RAP_REL_NMOD,
                                   RAP_REL_OBL,
                                   RAP_REL_ADVCL,
                                   RAP_REL_DEP,
                                   RAP_REL_NSUBJ,
                                   RAP_QUOTE_NSUBJ_PASSIVE,
                                   RAP_REL_CSUBJ,
                                   RAP_REL_AMOD };

/* --- candidates --- */

typedef struct
{
  RapQuoteContents       *contents;
  const RapQuoteFrame    *frame;
  const RapQuoteReadings *readings;
  gint32                  end;                     /* after the last word with letters */
  RapQuoteSet             barred;                  /* words that no content has */
  gint32                  doubt;                   /* of a content without words */
  gint16                  sways[RAP_QUOTE_WINDOW]; /* how much each word takes from it */
} Search;

#define MOST_DOUBT 200 /* of one word */

static void
find_sways (Search *search)
{
  const RapQuoteFrame *frame = search->frame;
  search->doubt = 0;
  for (gint32 i = 0; i < frame->end - frame->first; i++)
    {
      gint32 sway = search->readings->content[i];
      if (!frame->view->tokens[frame->first + i].letters)
        sway = 0;
      search->sways[i] = (gint16) CLAMP (sway, -MOST_DOUBT, MOST_DOUBT);
      search->doubt += MAX (search->sways[i], 0);
    }
}

/* How much speaks for words that are left out, and against those that are not. */
static gint32
doubt_of (const Search *search, const RapQuoteSet *set)
{
  gint32 doubt = search->doubt;
  for (guint k = 0; k < RAP_QUOTE_SET_WORDS; k++)
    for (guint64 left = set->bits[k]; left != 0; left &= left - 1)
      doubt -= search->sways[64 * k + __builtin_ctzll (left)];
  return doubt;
}

static void
offer (Search *search, RapQuoteSet *set, guint from, gint32 gap, guint rank)
{
  RapQuoteContents *contents = search->contents;
  for (guint i = 0; i < RAP_QUOTE_SET_WORDS; i++)
    set->bits[i] &= ~search->barred.bits[i];
  guint anchor = search->frame->anchor - search->frame->first;
  if (rap_quote_set_has (set, anchor) && rap_quote_set_size (set) > 1)
    set->bits[anchor >> 6] &= ~(1ull << (anchor & 63));
  RapQuoteContent *content = NULL;
  for (guint i = 0; i < contents->n && content == NULL; i++)
    if (memcmp (&contents->contents[i].set, set, sizeof *set) == 0)
      content = &contents->contents[i];
  if (content == NULL)
    {
      if (contents->n == RAP_QUOTE_MAX_CONTENTS)
        return;
      content = &contents->contents[contents->n++];
      *content = (RapQuoteContent){ .set = *set, .gap = RAP_QUOTE_FAR, .rank = 99 };
      content->doubt = doubt_of (search, set);
    }
  content->sources |= 1ull << from;
  content->gap = MIN (content->gap, gap);
  content->rank = MIN (content->rank, rank);
}

/* Offers words [first, end) without [but_first, but_end). */
static void
offer_ranges (Search *search,
              gint32  first,
              gint32  end,
              gint32  but_first,
              gint32  but_end,
              guint   from)
{
  const RapQuoteFrame *frame = search->frame;
  RapQuoteSet          set = { { 0 } };
  first = MAX (first, frame->first);
  end = MIN (end, frame->end);
  but_first = MAX (but_first, first);
  but_end = MIN (but_end, end);
  if (first < end)
    rap_quote_set_add_range (&set, first - frame->first, end - frame->first);
  if (but_first < but_end)
    rap_quote_set_remove_range (&set, but_first - frame->first, but_end - frame->first);
  for (guint k = 0; k < RAP_QUOTE_SET_WORDS; k++)
    set.bits[k] &= search->contents->kinds.letters.bits[k];
  offer (search, &set, from, RAP_QUOTE_FAR, 99);
}

static void
offer_range (Search *search, gint32 first, gint32 end, guint from)
{
  offer_ranges (search, first, end, 0, 0, from);
}

void
rap_quote_readings_content (const RapQuoteReadings *readings,
                            const RapQuoteFrame    *frame,
                            guint                   which,
                            RapQuoteSet            *set)
{
  *set = (RapQuoteSet){ { 0 } };
  if (which >= readings->n)
    return;
  for (gint32 i = 0; i < frame->end - frame->first; i++)
    {
      guint8 label = readings->labels[which][i];
      if (label >= RAP_QUOTE_LABEL_BEGIN && label <= RAP_QUOTE_LABEL_LAST &&
          frame->view->tokens[frame->first + i].letters)
        rap_quote_set_add (set, i);
    }
}

static void
offer_readings (Search *search)
{
  for (guint n = 0; n < search->readings->n; n++)
    {
      RapQuoteSet set;
      rap_quote_readings_content (search->readings, search->frame, n, &set);
      offer (search, &set, FROM_READING, search->readings->gaps[n], n);
    }
}

static void
offer_kids (Search *search)
{
  const RapQuoteFrame *frame = search->frame;
  const RapQuoteView  *view = frame->view;
  const RapQuoteToken *cue = &view->tokens[frame->anchor];
  gint32               low = G_MAXINT32, high = -1;
  for (guint k = 0; k < cue->n_kids; k++)
    {
      gint32               c = view->kids[cue->kids + k];
      const RapQuoteToken *kid = &view->tokens[c];
      guint                r = 0;
      while (r < G_N_ELEMENTS (kid_rels) && kid_rels[r] != kid->rel)
        r++;
      if (r == G_N_ELEMENTS (kid_rels))
        continue;
      offer_range (search, kid->low, kid->high + 1, FROM_KID + 3 * r);
      if (kid->high + 1 < search->end && c > frame->anchor)
        offer_range (search, kid->low, search->end, FROM_KID + 3 * r + 1);
      if ((view->tokens[kid->low].classes & RAP_QUOTE_WORD_OPENS) && kid->low < kid->high)
        offer_range (search, kid->low + 1, kid->high + 1, FROM_KID + 3 * r + 2);
      if (c > frame->anchor)
        {
          low = MIN (low, MAX (kid->low, frame->anchor + 1));
          high = MAX (high, kid->high);
        }
    }
  if (high >= 0)
    offer_range (search, low, high + 1, FROM_RIGHT_UNION);
}

static void
offer_after (Search *search)
{
  const RapQuoteFrame *frame = search->frame;
  const RapQuoteToken *tokens = frame->view->tokens;
  offer_range (search, frame->anchor + 1, search->end, FROM_AFTER);
  for (gint32 j = frame->anchor + 1; j < MIN (frame->anchor + 9, frame->end); j++)
    if (tokens[j].part == RAP_QUOTE_PART_COMMA ||
        tokens[j].part == RAP_QUOTE_PART_COLON || tokens[j].mark)
      {
        offer_range (search, j + 1, search->end, FROM_AFTER_MARK);
        break;
      }
  for (gint32 j = frame->anchor + 1; j < MIN (frame->anchor + 7, frame->end); j++)
    if (tokens[j].classes & RAP_QUOTE_WORD_THAT)
      {
        offer_range (search, j, search->end, FROM_THAT);
        offer_range (search, j + 1, search->end, FROM_THAT_BARE);
        break;
      }
  /* Up to the last comma: a trailing clause of the reporter. */
  for (gint32 j = search->end - 1; j > frame->anchor + 2; j--)
    if (tokens[j].part == RAP_QUOTE_PART_COMMA)
      {
        offer_range (search, frame->anchor + 1, j, FROM_AFTER_COMMA);
        break;
      }
}

/* The rest of the sentence around the cue and its subject. */
static void
offer_rest (Search *search)
{
  const RapQuoteFrame *frame = search->frame;
  const RapQuoteView  *view = frame->view;
  const RapQuoteToken *cue = &view->tokens[frame->anchor];
  gint32               low = frame->anchor, high = frame->anchor;
  for (guint k = 0; k < cue->n_kids; k++)
    {
      const RapQuoteToken *kid = &view->tokens[view->kids[cue->kids + k]];
      if (rap_quote_is_subject (kid->rel))
        {
          low = MIN (low, kid->low);
          high = MAX (high, kid->high);
        }
    }
  offer_range (search, frame->first, low, FROM_BEFORE);
  offer_ranges (search, frame->first, search->end, low, high + 1, FROM_BOTH);
  offer_range (search, high + 1, search->end, FROM_AFTER_SUBJECT);
  gint32 j = low - 1;
  while (j > frame->first && view->tokens[j].part != RAP_QUOTE_PART_COMMA &&
         view->tokens[j].part != RAP_QUOTE_PART_COLON &&
         view->tokens[j].part != RAP_QUOTE_PART_DASH && !view->tokens[j].mark)
    j--;
  if (j > frame->first)
    {
      offer_range (search, frame->first, j, FROM_BEFORE_MARK);
      offer_ranges (search, frame->first, search->end, j, high + 1, FROM_BOTH_MARK);
    }
  if (cue->head < frame->first || cue->head >= frame->end)
    return;
  const RapQuoteToken *head = &view->tokens[cue->head];
  offer_ranges (search,
                head->low,
                head->high + 1,
                cue->low,
                cue->high + 1,
                FROM_HEAD_REST);
  offer_range (search, head->low, head->high + 1, FROM_HEAD);
  if (head->low < frame->anchor)
    offer_range (search, head->low, low, FROM_HEAD_LEFT);
  for (guint k = 0; k < head->n_kids; k++)
    {
      gint32               s = view->kids[head->kids + k];
      const RapQuoteToken *sister = &view->tokens[s];
      if (s != frame->anchor &&
          (sister->rel == RAP_REL_CCOMP || sister->rel == RAP_REL_XCOMP ||
           sister->rel == RAP_REL_OBJ || rap_quote_is_subject (sister->rel)))
        offer_range (search, sister->low, sister->high + 1, FROM_SISTER);
    }
}

static void
offer_quoted (Search *search)
{
  const RapQuoteFrame *frame = search->frame;
  RapQuoteSet          all = { { 0 } }, left = { { 0 } }, right = { { 0 } };
  if (frame->view->tokens[frame->anchor].quoted)
    return;
  for (gint32 i = frame->first; i < frame->end; i++)
    if (frame->view->tokens[i].quoted && frame->view->tokens[i].letters)
      {
        rap_quote_set_add (&all, i - frame->first);
        rap_quote_set_add (i < frame->anchor ? &left : &right, i - frame->first);
      }
  if (rap_quote_set_size (&all) == 0)
    return;
  gint32 first, end;
  if (rap_quote_frame_find_opening (frame, &first, &end))
    offer_range (search, first, end, FROM_QUOTED_LEFT);
  offer (search, &all, FROM_QUOTED, RAP_QUOTE_FAR, 99);
  offer (search, &left, FROM_QUOTED_LEFT, RAP_QUOTE_FAR, 99);
  offer (search, &right, FROM_QUOTED_RIGHT, RAP_QUOTE_FAR, 99);
}

/* --- variants --- */

/* Parts that are cut off or put on, at each edge. */
#define MAX_VARIANTS 5

/* The range without [first, end), where it has a word. */
static void
offer_without (Search            *search,
               const RapQuoteSet *base,
               gint32             first,
               gint32             end,
               guint              from)
{
  RapQuoteSet set = *base;
  gint32      origin = search->frame->first;
  rap_quote_set_remove_range (&set,
                              MAX (first, origin) - origin,
                              MAX (end, origin) - origin);
  if (rap_quote_set_size (&set) > 0)
    offer (search, &set, from, RAP_QUOTE_FAR, 99);
}

static void
offer_with (Search *search, const RapQuoteSet *base, gint32 first, gint32 end, guint from)
{
  RapQuoteSet set = *base;
  if (first <= search->frame->anchor && search->frame->anchor < end)
    return;
  for (gint32 i = first; i < end; i++)
    if (search->frame->view->tokens[i].letters)
      rap_quote_set_add (&set, i - search->frame->first);
  offer (search, &set, from, RAP_QUOTE_FAR, 99);
}

/* The subtrees that hold one edge and not the other, from small to large, are cut off. */
static void
offer_pruned (Search *search, const RapQuoteSet *base, gint32 first, gint32 last)
{
  const RapQuoteToken *tokens = search->frame->view->tokens;
  gint32               x = last;
  for (guint n = 0; n < MAX_VARIANTS && x >= first && tokens[x].low > first;
       n++, x = tokens[x].head)
    offer_without (search, base, tokens[x].low, last + 1, FROM_PRUNED_RIGHT);
  x = first;
  for (guint n = 0; n < MAX_VARIANTS && x >= first && x <= last && tokens[x].high < last;
       n++, x = tokens[x].head)
    offer_without (search, base, first, tokens[x].high + 1, FROM_PRUNED_LEFT);
}

/* The subtrees that begin right behind one edge or end right before the other are put on. */
static void
offer_grown (Search *search, const RapQuoteSet *base, gint32 first, gint32 last)
{
  const RapQuoteFrame *frame = search->frame;
  const RapQuoteToken *tokens = frame->view->tokens;
  gint32               x = last + 1, y = first - 1;
  while (x < frame->end && !tokens[x].letters)
    x++;
  while (y >= frame->first && !tokens[y].letters)
    y--;
  for (guint n = 0;
       n < MAX_VARIANTS && x < frame->end && x > last && tokens[x].low > last;
       n++, x = tokens[x].head)
    offer_with (search,
                base,
                last + 1,
                MIN (tokens[x].high + 1, frame->end),
                FROM_GROWN_RIGHT);
  for (guint n = 0;
       n < MAX_VARIANTS && y >= frame->first && y < first && tokens[y].high < first;
       n++, y = tokens[y].head)
    offer_with (search, base, MAX (tokens[y].low, frame->first), first, FROM_GROWN_LEFT);
}

/* What the best reading gives, with a little less and a little more. */
static void
offer_variants (Search *search)
{
  const RapQuoteFrame *frame = search->frame;
  RapQuoteSet          base;
  gint32               first = -1, last = -1;
  rap_quote_readings_content (search->readings, frame, 0, &base);
  for (gint32 i = frame->first; i < frame->end; i++)
    if (rap_quote_set_has (&base, i - frame->first))
      {
        first = first < 0 ? i : first;
        last = i;
      }
  if (first < 0)
    return;
  offer_pruned (search, &base, first, last);
  offer_grown (search, &base, first, last);
}

void
rap_quote_contents_find (RapQuoteContents       *contents,
                         const RapQuoteFrame    *frame,
                         const RapQuoteReadings *readings)
{
  Search search = { contents, frame, readings, .end = frame->end };
  contents->n = 0;
  rap_quote_kinds_find (&contents->kinds, frame);
  rap_quote_barred_find (&search.barred, frame);
  find_sways (&search);
  while (search.end > frame->first && !frame->view->tokens[search.end - 1].letters)
    search.end--;
  offer_readings (&search);
  offer_range (&search, 0, 0, FROM_NOTHING);
  offer_quoted (&search);
  offer_kids (&search);
  offer_after (&search);
  offer_rest (&search);
  offer_variants (&search);
  contents->least_gap = contents->least_doubt = G_MAXINT32;
  for (guint i = 0; i < contents->n; i++)
    {
      contents->least_gap = MIN (contents->least_gap, contents->contents[i].gap);
      contents->least_doubt = MIN (contents->least_doubt, contents->contents[i].doubt);
    }
}

/* --- explaining --- */

static const struct
{
  guint8      first; /* ways [first, last] */
  guint8      last;
  const char *nick;
} limit_ways[] = {
  { FROM_QUOTED, FROM_QUOTED_RIGHT, "marks" },
  { FROM_THAT, FROM_THAT_BARE, "complement" },
  { FROM_KID, FROM_KID + 5, "clause" },
  { FROM_KID + 6, 63, "phrase" },
  { FROM_RIGHT_UNION, FROM_SISTER, "rest-of-sentence" },
  { FROM_AFTER_COMMA, FROM_AFTER_COMMA, "rest-of-sentence" },
  { FROM_PRUNED_RIGHT, FROM_GROWN_LEFT, "part-of-reading" },
};

guint
rap_quote_sources_get_class (guint64 sources)
{
  for (guint i = 0; i < G_N_ELEMENTS (limit_ways); i++)
    for (guint from = limit_ways[i].first; from <= limit_ways[i].last; from++)
      if (sources >> from & 1)
        return i;
  return G_N_ELEMENTS (limit_ways);
}

const char *
rap_quote_sources_get_nick (guint64 sources)
{
  guint which = rap_quote_sources_get_class (sources);
  return which < G_N_ELEMENTS (limit_ways) ? limit_ways[which].nick : "reading";
}
