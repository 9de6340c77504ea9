// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-plain.h"

#include <string.h>

#include "text/rap-head.h"
#include "text/rap-line-duplicates.h"
#include "text/rap-line-model.h"
#include "text/rap-posts.h"
#include "text/rap-repair.h"
#include "text/rap-tails.h"
#include "text/rap-utf8.h"

/* A line is kept from these scores on. They are not the same, because in the texts that the
 * model has learned from short lines are leftovers more often than in what is pasted; and a
 * lost sentence is worse than a line too many. */
#define NEAR       3u /* lines of a run before and behind one */
#define MOST_SCORE 3000
#define SHORT_LINE 5 /* tokens */
#define LONG_LINE  12

typedef enum
{
  KEEP_SHORT,
  KEEP_MIDDLE,
  KEEP_SENTENCE, /* a whole sentence */
  KEEP_LONG,     /* long, and no sentence */
  N_KEEPS
} Keep;

/* The second row is that of texts whose paragraphs have blank lines between them: they come from
 * where there is less to paste along than on a page. */
static const gint32 least_scores[2][N_KEEPS] = {
  { [KEEP_SHORT] = 300, [KEEP_MIDDLE] = 50, [KEEP_SENTENCE] = -700, [KEEP_LONG] = 0 },
  { [KEEP_SHORT] = 150,
    [KEEP_MIDDLE] = -500,
    [KEEP_SENTENCE] = -1200,
    [KEEP_LONG] = -600 },
};

#define TITLE_LINES     5
#define TITLE_TOKENS    4
#define TITLE_POINTS    6 /* of a summary that may stand below a title */
#define HEADING_TOKENS  24
#define CONTENT_LETTERS 4 /* a shorter word is small in headlines too */
#define STRONG          7
#define WEAK            5 /* such a phrase says something only beside others */
#define PHRASE_TOKENS   16
#define QUOTED_TOKENS   6
#define SENTENCE_TOKENS 16
#define MANY_SENTENCES  3 /* a text with fewer of them is short */

typedef struct
{
  RapDraft     *draft;
  RapLines     *lines;
  gboolean     *kept;
  RapBlockRole *roles;
} Plain;

static const RapLine *
line_at (const Plain *plain, guint i)
{
  return &g_array_index (plain->lines->lines, RapLine, i);
}

static const RapLineToken *
tokens_of (const Plain *plain, const RapLine *line)
{
  return &g_array_index (plain->lines->tokens, RapLineToken, line->first);
}

static gboolean
is_bullet (const RapLineToken *token)
{
  static const guint16 bullets[] = { 0x2022, 0x25CF, 0x25AA, 0x2023, 0x25E6,
                                     0xB7,   '*',    '-',    0x2013 };
  for (guint i = 0; i < G_N_ELEMENTS (bullets); i++)
    {
      if (token->mark == bullets[i])
        return TRUE;
    }
  return FALSE;
}

static RapBlockRole
role_of_kept (const Plain *plain, const RapLine *line)
{
  const RapLineToken *token = tokens_of (plain, line);
  gunichar            last = line->n > 0 ? token[line->n - 1].mark : 0;

  if (rap_post_is_signature (token, line->n))
    return RAP_BLOCK_BODY;
  if (line->n > 2 && is_bullet (token) && token[1].kind != RAP_LINE_MARK)
    return RAP_BLOCK_LIST_ITEM;
  gboolean stops = last == '.' || last == '!' || last == '"' || last == 0x201D ||
                   last == ':' || last == ',' || last == ';';
  return line->n < HEADING_TOKENS && !stops && !line->joins ? RAP_BLOCK_HEADING
                                                            : RAP_BLOCK_BODY;
}

static RapBlockRole
role_of_dropped (const RapLine *line)
{
  guint category = line->leftover.category;
  return category == RAP_LEFTOVER_CAPTION || category == RAP_LEFTOVER_CREDIT
           ? RAP_BLOCK_CAPTION
           : RAP_BLOCK_LEFTOVER;
}

/* A quotation, and who said it. */
static gboolean
is_quoted (const Plain *plain, const RapLine *line)
{
  const RapLineToken *token = tokens_of (plain, line);

  if (line->n < QUOTED_TOKENS || (token->mark != '"' && token->mark != 0x201C))
    return FALSE;
  for (guint i = 2; i + 1 < line->n; i++)
    if (token[i].mark == '"' || token[i].mark == 0x201D)
      return TRUE;
  return FALSE;
}

static gboolean
is_phrase (const Plain *plain, const RapLine *line)
{
  const RapLeftover *leftover = &line->leftover;
  if (is_quoted (plain, line))
    return FALSE;
  guint8 part = MAX (leftover->prefix, leftover->contains);
  return MAX (leftover->line, leftover->composed) >= STRONG ||
         (part >= STRONG && line->n <= PHRASE_TOKENS);
}

static gboolean
is_sentence (const Plain *plain, const RapLine *line, guint least)
{
  return line->n >= least && role_of_kept (plain, line) == RAP_BLOCK_BODY;
}

/* The model has learned from whole reports. In a few lines nothing but a phrase that is
 * never part of a report speaks against one. */
static void
judge_short_text (Plain *plain, guint sentences)
{
  guint n = plain->lines->lines->len, first = n, kept = 0;

  for (guint i = 0; i < n; i++)
    {
      const RapLine *line = line_at (plain, i);
      plain->kept[i] = !is_phrase (plain, line) && !line->frame;
      kept += plain->kept[i];
      if (plain->kept[i] && first == n)
        first = i;
      plain->roles[i] =
        plain->kept[i] ? role_of_kept (plain, line) : role_of_dropped (line);
    }
  /* Never nothing at all. */
  for (guint i = 0; kept == 0 && i < n; i++)
    {
      plain->kept[i] = TRUE;
      plain->roles[i] = role_of_kept (plain, line_at (plain, i));
    }
  if (first + 1 < n && plain->roles[first] == RAP_BLOCK_HEADING && sentences > 0)
    plain->roles[first] = RAP_BLOCK_TITLE;
}

static gint32
least_score (const Plain *plain, const RapLine *line, gboolean parted)
{
  guint8 phrase = MAX (MAX (line->leftover.line, line->leftover.composed),
                       MAX (line->leftover.prefix, line->leftover.contains));
  Keep   keep = line->n < SHORT_LINE                   ? KEEP_SHORT
                : line->n < LONG_LINE                  ? KEEP_MIDDLE
                : is_sentence (plain, line, LONG_LINE) ? KEEP_SENTENCE
                                                       : KEEP_LONG;
  return least_scores[parted && phrase < WEAK][keep];
}

/* Whether most lines have a blank one before them. */
static gboolean
is_parted (const Plain *plain)
{
  guint n = plain->lines->lines->len, parted = 0;
  for (guint i = 1; i < n; i++)
    parted += line_at (plain, i)->gap > 0;
  return parted * 2 > n;
}

/* In a copy of a page items of a list, rows of a table and headlines of a menu come in runs, and
 * are kept or set aside together: what is known of its neighbours counts for each. */
static gint32
smooth (const gint32 *scores, guint i, guint start, guint end)
{
  guint from = MAX (start + NEAR, i) - NEAR, to = MIN (i + NEAR + 1, end);
  int   sum = 0, n = (int) (to - from) - 1;

  for (guint j = from; j < to; j++)
    sum += j != i ? CLAMP (scores[j], -MOST_SCORE, MOST_SCORE) : 0;
  return n >= (int) NEAR ? scores[i] + sum / n : scores[i];
}

static void
smooth_runs (const Plain *plain, gint32 *scores)
{
  guint              n = plain->lines->lines->len;
  g_autofree gint32 *alone = g_memdup2 (scores, n * sizeof *scores);

  for (guint i = 0; i < n; i++)
    {
      guint start = i;
      while (i < n && !is_sentence (plain, line_at (plain, i), LONG_LINE))
        i++;
      for (guint j = start; j < i; j++)
        scores[j] = smooth (alone, j, start, i);
    }
}

static void
judge_long_text (Plain *plain)
{
  guint              n = plain->lines->lines->len;
  g_autofree gint32 *scores = g_new0 (gint32, n + 1);
  gboolean           parted = is_parted (plain);

  rap_line_model_judge (plain->lines, scores);
  if (!parted)
    smooth_runs (plain, scores);
  for (guint i = 0; i < n; i++)
    {
      const RapLine *line = line_at (plain, i);
      plain->kept[i] = scores[i] > least_score (plain, line, parted) && !line->frame &&
                       (!rap_leftover_is_never_kept (&line->leftover, line->n) ||
                        is_quoted (plain, line));
      /* Who wrote a post stays with it, even where one line was pasted between. */
      plain->kept[i] |= i > 0 && (plain->kept[i - 1] || (i > 1 && plain->kept[i - 2])) &&
                        rap_post_is_signature (tokens_of (plain, line), line->n);
      plain->roles[i] = plain->kept[i] ? role_of_kept (plain, line_at (plain, i))
                                       : role_of_dropped (line_at (plain, i));
    }
}

static void
judge_lines (Plain *plain)
{
  guint sentences = 0;

  for (guint i = 0; i < plain->lines->lines->len; i++)
    sentences += is_sentence (plain, line_at (plain, i), SENTENCE_TOKENS);
  if (sentences < MANY_SENTENCES)
    judge_short_text (plain, sentences);
  else
    judge_long_text (plain);
}

/* Whether nearly all words of some length begin with a capital, as in a headline. */
static gboolean
is_title_case (const Plain *plain, const RapLine *line)
{
  const RapLineToken *token =
    (const RapLineToken *) (gconstpointer) plain->lines->tokens->data + line->first;
  guint words = 0, capital = 0;

  if (line->n >= HEADING_TOKENS || line->joins)
    return FALSE;
  for (guint i = 0; i < line->n; i++)
    if (token[i].kind == RAP_LINE_WORD && token[i].letters >= CONTENT_LETTERS)
      {
        words++;
        capital += token[i].capitals > 0;
      }
  return words >= TITLE_TOKENS && capital * 10 >= words * 9;
}

/* A heading right before the first paragraph is the title, if nothing better was found; so is
 * a line in capitals like one that ends with a stop. */
static void
find_title (Plain *plain)
{
  guint n = plain->lines->lines->len, i = 0;

  while (i < MIN (n, TITLE_LINES) && !plain->kept[i])
    i++;
  if (plain->draft->title != NULL || i >= TITLE_LINES || i + 1 >= n ||
      (plain->roles[i] != RAP_BLOCK_HEADING && plain->roles[i] != RAP_BLOCK_TITLE &&
       !is_title_case (plain, line_at (plain, i))))
    return;
  guint next = i + 1, points = MIN (n, i + TITLE_POINTS + 1);
  while (next < n && (!plain->kept[next] ||
                      (next < points && plain->roles[next] == RAP_BLOCK_LIST_ITEM)))
    next++;
  const RapLine *line = line_at (plain, i);
  if (line->n < TITLE_TOKENS || next == n ||
      !is_sentence (plain, line_at (plain, next), SENTENCE_TOKENS))
    return;
  g_autofree char *title =
    g_strndup (plain->lines->reading->str + line->start, line->end - line->start);
  plain->roles[i] = RAP_BLOCK_TITLE;
  rap_draft_offer (&plain->draft->title, title);
}

/* A page shows its title above itself, and then on it. */
static void
drop_second_title (Plain *plain)
{
  guint n = MIN (plain->lines->lines->len, TITLE_LINES);

  for (guint i = 1; plain->draft->title != NULL && i < n; i++)
    {
      const RapLine   *line = line_at (plain, i);
      g_autofree char *text =
        g_strndup (plain->lines->reading->str + line->start, line->end - line->start);
      if (plain->roles[i] != RAP_BLOCK_HEADING ||
          plain->roles[i - 1] != RAP_BLOCK_TITLE ||
          strcmp (text, plain->draft->title) != 0)
        continue;
      plain->kept[i] = FALSE;
      plain->roles[i] = RAP_BLOCK_DUPLICATE;
    }
}

static void
add_block (Plain *plain, guint start, guint end, RapBlockRole role, gboolean continues)
{
  RapBlock block = { .span = { start, end }, .role = role, .continues = continues };
  block.level = role == RAP_BLOCK_HEADING ? 2 : role == RAP_BLOCK_TITLE ? 1 : 0;
  rap_draft_add_block (plain->draft, &block);
}

/* Slots of a template at the start of a paragraph are blocks of their own. */
static guint
add_slots (Plain *plain, guint i, guint *next)
{
  RapDraft      *draft = plain->draft;
  const RapLine *line = line_at (plain, i);
  guint          start = line->span.start;

  while (*next < draft->repairs->len &&
         g_array_index (draft->repairs, RapRepair, *next).span.start < start)
    ++*next;
  while (*next < draft->repairs->len)
    {
      RapRepair *repair = &g_array_index (draft->repairs, RapRepair, *next);
      if (repair->kind != RAP_REPAIR_LEFTOVER || repair->span.start != start ||
          repair->span.end >= line->span.end)
        break;
      add_block (plain, repair->span.start, repair->span.end, RAP_BLOCK_LEFTOVER, FALSE);
      start = repair->span.end;
      repair->span.start = repair->span.end; /* taken out below */
      ++*next;
      while (start < line->span.end &&
             rap_utf8_is_space (rap_utf8_get (draft->text->str + start)))
        start += rap_utf8_width (draft->text->str + start);
    }
  return start;
}

static void
drop_empty_repairs (GArray *repairs)
{
  guint kept = 0;
  for (guint i = 0; i < repairs->len; i++)
    {
      RapRepair repair = g_array_index (repairs, RapRepair, i);
      g_array_index (repairs, RapRepair, i).reading = NULL;
      if (repair.span.start == repair.span.end)
        g_free (repair.reading);
      else
        g_array_index (repairs, RapRepair, kept++) = repair;
    }
  g_array_set_size (repairs, kept);
}

static void
add_blocks (Plain *plain)
{
  guint    next = 0;
  gboolean open = FALSE; /* a kept piece of the same line stands before */

  for (guint i = 0; i < plain->lines->lines->len; i++)
    {
      const RapLine *line = line_at (plain, i);
      guint          start = add_slots (plain, i, &next);
      if (!line->joins && !line->goes_on && !line->frame)
        open = FALSE;
      add_block (plain, start, line->span.end, plain->roles[i], open && plain->kept[i]);
      open |= plain->kept[i];
    }
  drop_empty_repairs (plain->draft->repairs);
}

void
rap_plain_read (RapDraft *draft)
{
  rap_repair_text (draft);

  g_autoptr (RapLines) lines = rap_lines_new (draft);
  guint                    n = lines->lines->len;
  g_autofree gboolean     *kept = g_new0 (gboolean, n + 1);
  g_autofree RapBlockRole *roles = g_new0 (RapBlockRole, n + 1);
  Plain                    plain = { draft, lines, kept, roles };

  judge_lines (&plain);
  rap_line_duplicates_find (lines, kept, roles);
  rap_head_read (lines, kept, roles, draft);
  find_title (&plain);
  drop_second_title (&plain);
  add_blocks (&plain);
}
