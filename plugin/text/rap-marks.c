// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-marks.h"

#include "text/rap-mark-path.h"

typedef struct
{
  const RapMark *mark; /* NULL when the quotation came over from the paragraph before */
  RapMarkStyle   style;
  guint          start; /* where the content starts */
  guint          block;
  gboolean       continues;
} Open;

typedef struct
{
  RapDocument *document;
  const char  *text;
  GArray      *paragraphs; /* RapSpan */
  GArray      *pairs;      /* RapMarkPair */
  Open         open[2];
  guint        n_open;
} Pairing;

static const char *const nicks[] = {
  "reversed-open", "reversed-close", "missing-open", "missing-close",
  "mixed",         "doubled",        "spaced",
};

static gboolean
has_word (const char *text, const RapSpan *span)
{
  for (const char *c = text + span->start; c < text + span->end; c = g_utf8_next_char (c))
    {
      if (g_unichar_isalnum (g_utf8_get_char (c)))
        return TRUE;
    }
  return FALSE;
}

static RapSpan
trim (const char *text, guint start, guint end)
{
  while (start < end && g_ascii_isspace (text[start]))
    start++;
  while (end > start && g_ascii_isspace (text[end - 1]))
    end--;
  return (RapSpan){ start, end };
}

/* A stop at the byte after which a sentence begins. A short capitalised word before it is
 * taken for an abbreviation: a quotation that runs on a little is better than one cut at
 * somebody's title. */
static gboolean
ends_sentence (const char *text, guint at, guint from, guint to)
{
  guint word = at;

  if (text[at] != '.' && text[at] != '!' && text[at] != '?')
    return FALSE;
  if (at + 2 >= to || !g_ascii_isspace (text[at + 1]) || g_ascii_islower (text[at + 2]))
    return FALSE;
  while (word > from && at - word < 6 && g_ascii_isalpha (text[word - 1]))
    word--;
  return text[at] != '.' || at - word > 4 || !g_ascii_isupper (text[word]);
}

/* Where a quotation ends whose closing mark is missing. */
static guint
guess_end (const Pairing *pairing, guint start, guint limit)
{
  for (guint i = start; i < limit; i++)
    {
      if (ends_sentence (pairing->text, i, start, limit))
        return i + 1;
    }
  return limit;
}

/* Where a quotation starts whose opening mark is missing. */
static guint
guess_start (const Pairing *pairing, guint limit, guint end)
{
  for (guint i = end; i > limit + 1; i--)
    {
      gboolean colon =
        pairing->text[i - 1] == ':' && i < end && g_ascii_isspace (pairing->text[i]);
      if (colon || (i < end && ends_sentence (pairing->text, i - 1, limit, end)))
        return i;
    }
  return limit;
}

static void
emit (Pairing *pairing, RapMarkPair *pair, guint start, guint end)
{
  pair->content = trim (pairing->text, start, MAX (start, end));
  if (pair->content.start == pair->content.end ||
      !has_word (pairing->text, &pair->content))
    return;
  if (pair->open.start == pair->open.end)
    pair->open = (RapSpan){ pair->content.start, pair->content.start };
  if (pair->close.start == pair->close.end)
    pair->close = (RapSpan){ pair->content.end, pair->content.end };
  g_array_append_val (pairing->pairs, *pair);
}

static RapMarkRepairs
opening_repairs (const RapMark *mark)
{
  return (mark->side == RAP_MARK_CLOSES ? RAP_MARKS_REVERSED_OPEN : 0) |
         (mark->doubled ? RAP_MARKS_DOUBLED : 0) |
         (mark->left == RAP_BESIDE_WORD || mark->left == RAP_BESIDE_STOP ||
              mark->right == RAP_BESIDE_SPACE
            ? RAP_MARKS_SPACED
            : 0);
}

static RapMarkRepairs
closing_repairs (const RapMark *mark, RapMarkStyle opened)
{
  return (rap_mark_closes_reversed (mark, opened) ? RAP_MARKS_REVERSED_CLOSE : 0) |
         (rap_mark_is_mixed (mark, opened) ? RAP_MARKS_MIXED : 0) |
         (mark->doubled ? RAP_MARKS_DOUBLED : 0) |
         (mark->left == RAP_BESIDE_SPACE || mark->right == RAP_BESIDE_WORD
            ? RAP_MARKS_SPACED
            : 0);
}

static RapMarkPair
pair_for (const Open *open)
{
  RapMarkPair pair = { .style = open->style,
                       .block = open->block,
                       .continues = open->continues };
  if (open->mark != NULL)
    {
      pair.open = open->mark->span;
      pair.repairs = opening_repairs (open->mark);
    }
  return pair;
}

static void
push (Pairing *pairing, const RapMark *mark, gboolean continues)
{
  pairing->open[pairing->n_open++] =
    (Open){ mark, mark->style, mark->span.end, mark->block, continues };
}

/* Ends what is open at the most at that byte, for want of a closing mark. */
static void
pop_unclosed (Pairing *pairing, guint limit)
{
  const Open *open = &pairing->open[--pairing->n_open];
  RapMarkPair pair = pair_for (open);

  pair.repairs |= RAP_MARKS_MISSING_CLOSE;
  emit (pairing, &pair, open->start, guess_end (pairing, open->start, limit));
}

static void
pop_closed (Pairing *pairing, const RapMark *mark)
{
  const Open *open = &pairing->open[--pairing->n_open];
  RapMarkPair pair = pair_for (open);

  pair.close = mark->span;
  pair.repairs |= closing_repairs (mark, open->style);
  emit (pairing, &pair, open->start, mark->span.start);
}

static void
add_lone_close (Pairing *pairing, const RapMark *mark, guint limit)
{
  RapMarkPair pair = { .style = mark->style, .block = mark->block, .close = mark->span };
  guint       start =
    MAX (limit, g_array_index (pairing->paragraphs, RapSpan, mark->paragraph).start);

  pair.repairs =
    RAP_MARKS_MISSING_OPEN | (closing_repairs (mark, mark->style) & ~RAP_MARKS_MIXED);
  emit (pairing, &pair, guess_start (pairing, start, mark->span.start), mark->span.start);
}

/* Takes what is open over into the paragraph of the mark, one part a paragraph. */
static void
carry_over (Pairing *pairing, guint from, const RapMark *mark)
{
  Open *open = &pairing->open[0];

  for (guint i = from; i < mark->paragraph; i++)
    {
      const RapSpan *paragraph = &g_array_index (pairing->paragraphs, RapSpan, i);
      RapMarkPair    pair = pair_for (open);
      pair.goes_on = TRUE;
      emit (pairing, &pair, open->start, paragraph->end);
      open->mark = NULL;
      open->continues = TRUE;
      open->start = paragraph[1].start;
    }
  open->block = mark->block;
}

static void
make_move (Pairing *pairing, const RapMark *mark, RapMarkMove move, guint limit)
{
  switch (move)
    {
    case RAP_MOVE_REOPEN:
      pop_unclosed (pairing, mark->span.start);
      push (pairing, mark, FALSE);
      break;
    case RAP_MOVE_CONTINUE:
      pairing->n_open = 0;
      push (pairing, mark, TRUE);
      break;
    case RAP_MOVE_OPEN:
      push (pairing, mark, FALSE);
      break;
    case RAP_MOVE_CLOSE:
      pop_closed (pairing, mark);
      break;
    case RAP_MOVE_LONE_CLOSE:
      add_lone_close (pairing, mark, limit);
      break;
    case RAP_MOVE_NONE:
    case RAP_MOVE_IGNORE:
      break;
    }
}

static void
pop_all (Pairing *pairing, const RapMark *before)
{
  while (pairing->n_open > 0)
    pop_unclosed (pairing,
                  g_array_index (pairing->paragraphs, RapSpan, before->paragraph).end);
}

static void
pair_doubles (Pairing *pairing, const GArray *marks)
{
  g_autoptr (GPtrArray) doubles = g_ptr_array_new ();
  for (guint i = 0; i < marks->len; i++)
    {
      RapMark *mark = &g_array_index (marks, RapMark, i);
      if (mark->style != RAP_MARK_SINGLE)
        g_ptr_array_add (doubles, mark);
    }

  g_autofree RapMarkStep *steps =
    rap_mark_path_find ((const RapMark *const *) doubles->pdata, doubles->len);
  const RapMark *before = NULL;
  for (guint i = 0; i < doubles->len; i++)
    {
      const RapMark *mark = doubles->pdata[i];
      if (before != NULL && steps[i].broke)
        pop_all (pairing, before);
      else if (pairing->n_open > 0 && before->paragraph != mark->paragraph)
        carry_over (pairing, before->paragraph, mark);
      make_move (pairing, mark, steps[i].move, before != NULL ? before->span.end : 0);
      before = mark;
    }
  if (before != NULL)
    pop_all (pairing, before);
}

static gboolean
opens_single (const RapMark *mark)
{
  gboolean free_left = mark->left == RAP_BESIDE_EDGE || mark->left == RAP_BESIDE_SPACE ||
                       mark->left == RAP_BESIDE_BRACKET ||
                       mark->left == RAP_BESIDE_DASH || mark->left == RAP_BESIDE_COLON;
  return free_left && mark->side != RAP_MARK_CLOSES && mark->right == RAP_BESIDE_WORD;
}

static gboolean
closes_single (const RapMark *mark)
{
  return mark->right != RAP_BESIDE_WORD &&
         (mark->left == RAP_BESIDE_WORD || mark->left == RAP_BESIDE_STOP) &&
         mark->side != RAP_MARK_OPENS;
}

/* An s and an apostrophe, and the sentence goes on: more likely a possessive. */
static gboolean
is_possessive (const RapMark *mark)
{
  return mark->sibilant && mark->goes_on;
}

static void
add_single (Pairing       *pairing,
            const RapMark *open,
            const RapMark *close,
            gboolean       continues)
{
  Open        opened = { open, RAP_MARK_SINGLE, open->span.end, open->block, continues };
  RapMarkPair pair = pair_for (&opened);
  gsize       end = close != NULL
                      ? close->span.start
                      : g_array_index (pairing->paragraphs, RapSpan, open->paragraph).end;

  pair.goes_on = close == NULL;
  if (close != NULL)
    pair.close = close->span;
  /* One letter between apostrophes is a contraction. */
  if (end > open->span.end + 1)
    emit (pairing, &pair, open->span.end, end);
}

/* Single marks are apostrophes until they make a pair, so nothing is ever missing here. */
static void
pair_singles (Pairing *pairing, const GArray *marks)
{
  const RapMark *open = NULL, *weak = NULL;
  gboolean       continues = FALSE;

  for (guint i = 0; i <= marks->len; i++)
    {
      const RapMark *mark = i < marks->len ? &g_array_index (marks, RapMark, i) : NULL;
      if (mark != NULL && mark->style != RAP_MARK_SINGLE)
        continue;
      gboolean turn =
        open != NULL && (mark == NULL || mark->paragraph != open->paragraph);
      gboolean opens = mark != NULL && opens_single (mark);
      if (open != NULL && (turn || opens))
        {
          gboolean on = turn && opens && weak == NULL && mark->left == RAP_BESIDE_EDGE &&
                        mark->paragraph == open->paragraph + 1 &&
                        open->side == RAP_MARK_OPENS && mark->side == RAP_MARK_OPENS;
          if (on || (weak != NULL && open->side == RAP_MARK_OPENS))
            add_single (pairing, open, weak, continues);
          continues = on;
          open = weak = NULL;
        }
      if (opens)
        open = mark;
      else if (mark != NULL && open != NULL && closes_single (mark))
        {
          weak = mark;
          if (is_possessive (mark))
            continue;
          add_single (pairing, open, mark, continues);
          open = weak = NULL;
          continues = FALSE;
        }
    }
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const RapMarkPair *x = a, *y = b;
  if (x->open.start != y->open.start)
    return x->open.start < y->open.start ? -1 : 1;
  if (x->close.end != y->close.end)
    return x->close.end > y->close.end ? -1 : 1;
  return (int) x->style - (int) y->style;
}

/* Empties single pairs that cross another pair; double ones cannot cross each other. */
static void
drop_crossing (GArray *pairs)
{
  g_autoptr (GPtrArray) around = g_ptr_array_new ();

  for (guint i = 0; i < pairs->len; i++)
    {
      RapMarkPair *pair = &g_array_index (pairs, RapMarkPair, i);
      while (around->len > 0)
        {
          RapMarkPair *outer = around->pdata[around->len - 1];
          gboolean     over = outer->close.end <= pair->open.start;
          if (!over &&
              (outer->close.end >= pair->close.end || outer->style != RAP_MARK_SINGLE))
            break;
          if (!over)
            outer->content.end = outer->content.start;
          g_ptr_array_set_size (around, around->len - 1);
        }
      RapMarkPair *outer = around->len > 0 ? around->pdata[around->len - 1] : NULL;
      if (outer != NULL && outer->close.end < pair->close.end)
        pair->content.end = pair->content.start;
      else
        g_ptr_array_add (around, pair);
    }
}

static void
nest (GArray *pairs)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  guint kept = 0;

  g_array_sort (pairs, compare_pairs);
  drop_crossing (pairs);
  for (guint i = 0; i < pairs->len; i++)
    {
      RapMarkPair pair = g_array_index (pairs, RapMarkPair, i);
      if (pair.content.start == pair.content.end)
        continue;
      while (ends->len > 0 &&
             g_array_index (ends, guint, ends->len - 1) <= pair.open.start)
        g_array_set_size (ends, ends->len - 1);
      pair.depth = ends->len;
      g_array_append_val (ends, pair.close.end);
      g_array_index (pairs, RapMarkPair, kept++) = pair;
    }
  g_array_set_size (pairs, kept);
}

static gpointer
make_marks (RapDocument *document)
{
  g_autoptr (GArray) paragraphs = g_array_new (FALSE, FALSE, sizeof (RapSpan));
  g_autoptr (GArray) marks = rap_marks_scan (document, paragraphs);
  Pairing   pairing = { .document = document,
                        .text = rap_document_get_text (document),
                        .paragraphs = paragraphs,
                        .pairs = g_array_new (FALSE, FALSE, sizeof (RapMarkPair)) };
  RapMarks *result = g_new0 (RapMarks, 1);

  pair_doubles (&pairing, marks);
  pair_singles (&pairing, marks);
  nest (pairing.pairs);
  result->n_pairs = pairing.pairs->len;
  result->pairs = (RapMarkPair *) (gpointer) g_array_free (pairing.pairs, FALSE);
  return result;
}

static void
free_marks (gpointer value)
{
  RapMarks *marks = value;
  g_free ((gpointer) marks->pairs);
  g_free (marks);
}

const RapMarks *
rap_marks_of (RapDocument *document)
{
  static const RapDerivation derivation = { "marks", make_marks, free_marks };
  return rap_document_derive (document, &derivation);
}

const char *
rap_mark_repairs_get_nick (RapMarkRepairs repairs)
{
  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    {
      if (repairs & 1u << i)
        return nicks[i];
    }
  return NULL;
}
