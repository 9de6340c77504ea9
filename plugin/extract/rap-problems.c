// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-problems.h"

#include <string.h>

#include "extract/rap-quotes.h"
#include "text/rap-marks.h"

/* A stray space beside a mark alone is no damage that misleads anybody. */
#define DAMAGE                                                                   \
  (RAP_MARKS_REVERSED_OPEN | RAP_MARKS_REVERSED_CLOSE | RAP_MARKS_MISSING_OPEN | \
   RAP_MARKS_MISSING_CLOSE | RAP_MARKS_MIXED | RAP_MARKS_DOUBLED)

/* So many sentences in one line were paragraphs once. */
#define LOST_SENTENCES 5

/* Bytes of the words on either side of a missing space that are shown, at most. */
#define SHOWN 40

static const char *const nicks[RAP_N_PROBLEMS] = {
  [RAP_PROBLEM_LEFTOVER] = "leftover",
  [RAP_PROBLEM_DUPLICATE] = "duplicate",
  [RAP_PROBLEM_BROKEN_WORD] = "broken-word",
  [RAP_PROBLEM_HYPHEN_BREAK] = "hyphen-break",
  [RAP_PROBLEM_DAMAGED_CHARACTER] = "damaged-character",
  [RAP_PROBLEM_MISSING_SPACE] = "missing-space",
  [RAP_PROBLEM_HARD_WRAP] = "hard-wrap",
  [RAP_PROBLEM_LOST_BREAKS] = "lost-breaks",
  [RAP_PROBLEM_DAMAGED_MARK] = "damaged-mark",
  [RAP_PROBLEM_ORPHAN_QUOTE] = "orphan-quote",
  [RAP_PROBLEM_UNDATED] = "undated",
};

static const RapProblemKind kinds_of_repairs[RAP_N_REPAIRS] = {
  [RAP_REPAIR_BROKEN_WORD] = RAP_PROBLEM_BROKEN_WORD,
  [RAP_REPAIR_HYPHEN_BREAK] = RAP_PROBLEM_HYPHEN_BREAK,
  [RAP_REPAIR_MOJIBAKE] = RAP_PROBLEM_DAMAGED_CHARACTER,
  [RAP_REPAIR_ENTITY] = RAP_PROBLEM_DAMAGED_CHARACTER,
  [RAP_REPAIR_LEFTOVER] = RAP_PROBLEM_LEFTOVER,
  [RAP_REPAIR_MISSING_SPACE] = RAP_PROBLEM_MISSING_SPACE,
  [RAP_REPAIR_DAMAGED_MARK] = RAP_PROBLEM_DAMAGED_MARK,
};

static const struct
{
  const char *open;
  const char *close;
} marks_of_styles[] = {
  [RAP_MARK_STRAIGHT] = { "\"", "\"" }, [RAP_MARK_CURLY] = { "“", "”" },
  [RAP_MARK_LOW] = { "„", "“" },        [RAP_MARK_ANGLE] = { "«", "»" },
  [RAP_MARK_SINGLE] = { "‘", "’" },
};

static void
add (GArray        *problems,
     RapProblemKind kind,
     RapSpan        span,
     char          *reading,
     const char    *detail)
{
  RapProblem problem = { kind, span, reading, detail };
  g_array_append_val (problems, problem);
}

static void
clear_problem (gpointer data)
{
  g_free (((RapProblem *) data)->reading);
}

static void
add_blocks (RapDocument *document, GArray *problems)
{
  guint           n_blocks;
  const RapBlock *blocks = rap_document_get_blocks (document, &n_blocks);
  gboolean page = g_strcmp0 (rap_document_get_media_type (document), "text/html") == 0;

  /* What surrounds the report on a page is no fault of the copy. */
  for (guint i = 0; i < n_blocks && !page; i++)
    {
      if (blocks[i].role == RAP_BLOCK_LEFTOVER)
        add (problems, RAP_PROBLEM_LEFTOVER, blocks[i].span, g_strdup (""), NULL);
      else if (blocks[i].role == RAP_BLOCK_DUPLICATE)
        add (problems, RAP_PROBLEM_DUPLICATE, blocks[i].span, g_strdup (""), NULL);
    }
}

static gboolean
is_wrapped (RapDocument *document, const RapBlock *block)
{
  const char *text = rap_document_get_text (document) + block->span.start;
  return rap_block_role_is_read (block->role) &&
         memchr (text, '\n', block->span.end - block->span.start) != NULL;
}

/* The block after those that go on in the line of one. */
static guint
line_end (const RapBlock *blocks, guint n_blocks, guint i)
{
  guint end = i + 1;
  while (end < n_blocks && blocks[end].continues)
    end++;
  return end;
}

/* Paragraphs of a pasted text that have line ends inside, or none between them. */
static void
add_layout (RapDocument *document, GArray *problems)
{
  guint           n_blocks, end;
  const RapBlock *blocks = rap_document_get_blocks (document, &n_blocks);
  gboolean page = g_strcmp0 (rap_document_get_media_type (document), "text/html") == 0;

  for (guint i = 0; i < n_blocks && !page; i = end)
    {
      end = line_end (blocks, n_blocks, i);
      if (is_wrapped (document, &blocks[i]))
        add (problems,
             RAP_PROBLEM_HARD_WRAP,
             blocks[i].span,
             rap_document_dup_reading (document, &blocks[i].span),
             NULL);
      if (end - i >= LOST_SENTENCES)
        add (problems,
             RAP_PROBLEM_LOST_BREAKS,
             (RapSpan){ blocks[i].span.start, blocks[end - 1].span.end },
             NULL,
             NULL);
    }
}

static gboolean
is_read (const RapBlock *blocks, guint n_blocks, guint *next, const RapSpan *span)
{
  while (*next < n_blocks && blocks[*next].span.end <= span->start)
    ++*next;
  return *next < n_blocks && rap_block_role_is_read (blocks[*next].role) &&
         blocks[*next].span.start <= span->start;
}

/* The words around a space that is missing: the place alone tells nobody anything. */
static RapSpan
words_around (RapDocument *document, const RapBlock *block, const RapSpan *span)
{
  const char *text = rap_document_get_text (document);
  RapSpan     around = *span;

  while (around.start > MAX (block->span.start, span->start - MIN (span->start, SHOWN)) &&
         !g_ascii_isspace (text[around.start - 1]))
    around.start--;
  while (around.end < MIN (block->span.end, span->end + SHOWN) &&
         !g_ascii_isspace (text[around.end]))
    around.end++;
  /* Never a part of a character. */
  while (around.start < span->start && ((guchar) text[around.start] & 0xC0) == 0x80)
    around.start++;
  while (around.end > span->end && around.end < block->span.end &&
         ((guchar) text[around.end] & 0xC0) == 0x80)
    around.end--;
  return around;
}

/* Damage inside a leftover is nobody's problem. */
static void
add_repairs (RapDocument *document, GArray *problems)
{
  guint            n_repairs, n_blocks, next = 0, shown = 0;
  const RapRepair *repairs = rap_document_get_repairs (document, &n_repairs);
  const RapBlock  *blocks = rap_document_get_blocks (document, &n_blocks);

  for (guint i = 0; i < n_repairs; i++)
    {
      if (!is_read (blocks, n_blocks, &next, &repairs[i].span))
        continue;
      gboolean space = repairs[i].kind == RAP_REPAIR_MISSING_SPACE;
      RapSpan  span = space ? words_around (document, &blocks[next], &repairs[i].span)
                            : repairs[i].span;
      if (space && span.start < shown)
        continue; /* with the one before it */
      shown = space ? span.end : shown;
      add (problems,
           kinds_of_repairs[repairs[i].kind],
           span,
           space ? rap_document_dup_reading (document, &span)
                 : g_strdup (repairs[i].reading),
           NULL);
    }
}

/* Where the words of a quotation end that has no closing mark: before those that say whose they
 * are, when somebody's they are. */
static RapSpan
spoken_part (RapDocument *document, const RapMarkPair *pair)
{
  const GArray *quotes = rap_quotes_of (document)->quotes;
  RapSpan       content = pair->content;
  guint         low = 0, high = quotes->len;

  while (low < high)
    {
      guint           middle = (low + high) / 2;
      const RapQuote *quote = &g_array_index (quotes, RapQuote, middle);
      if (g_array_index (quote->content, RapSpan, 0).start < content.start)
        low = middle + 1;
      else
        high = middle;
    }
  const GArray *spoken =
    low < quotes->len ? g_array_index (quotes, RapQuote, low).content : NULL;
  const RapSpan *first = spoken != NULL ? &g_array_index (spoken, RapSpan, 0) : NULL;
  if ((pair->repairs & RAP_MARKS_MISSING_CLOSE) && first != NULL && spoken->len == 1 &&
      first->start == content.start && first->end < content.end)
    content.end = first->end;
  return content;
}

static void
add_marks (RapDocument *document, GArray *problems)
{
  const RapMarks *marks = rap_marks_of (document);

  for (guint i = 0; i < marks->n_pairs; i++)
    {
      const RapMarkPair *pair = &marks->pairs[i];
      RapMarkRepairs     damage = pair->repairs & DAMAGE;
      if (damage == 0)
        continue;
      RapSpan          spoken = spoken_part (document, pair);
      g_autofree char *content = rap_document_dup_reading (document, &spoken);
      add (problems,
           RAP_PROBLEM_DAMAGED_MARK,
           (RapSpan){ pair->open.start, pair->close.end },
           g_strconcat (marks_of_styles[pair->style].open,
                        content,
                        pair->goes_on ? "" : marks_of_styles[pair->style].close,
                        NULL),
           rap_mark_repairs_get_nick (damage));
    }
}

static void
add_orphans (RapDocument *document, GArray *problems)
{
  const RapQuotes *quotes = rap_quotes_of (document);

  for (guint i = 0; i < quotes->quotes->len; i++)
    {
      const RapQuote *quote = &g_array_index (quotes->quotes, RapQuote, i);
      if (!quote->stated && quote->form != RAP_QUOTE_INDIRECT)
        add (problems,
             RAP_PROBLEM_ORPHAN_QUOTE,
             rap_quote_get_extent (quote),
             NULL,
             NULL);
    }
}

static void
add_undated (RapDocument *document, GArray *problems)
{
  guint           n_blocks;
  const RapBlock *blocks = rap_document_get_blocks (document, &n_blocks);

  for (guint i = 0; rap_document_get_published (document) == NULL && i < n_blocks; i++)
    {
      if (!rap_block_role_is_read (blocks[i].role))
        continue;
      add (problems, RAP_PROBLEM_UNDATED, blocks[i].span, NULL, NULL);
      return;
    }
}

static int
compare_problems (gconstpointer a, gconstpointer b)
{
  const RapProblem *x = a, *y = b;
  if (x->span.start != y->span.start)
    return x->span.start < y->span.start ? -1 : 1;
  return (int) x->kind - (int) y->kind;
}

static gpointer
make_problems (RapDocument *document)
{
  RapProblems *result = g_new0 (RapProblems, 1);

  result->problems = g_array_new (FALSE, FALSE, sizeof (RapProblem));
  g_array_set_clear_func (result->problems, clear_problem);
  add_blocks (document, result->problems);
  add_layout (document, result->problems);
  add_repairs (document, result->problems);
  add_marks (document, result->problems);
  add_orphans (document, result->problems);
  add_undated (document, result->problems);
  g_array_sort (result->problems, compare_problems);
  return result;
}

static void
free_problems (gpointer value)
{
  RapProblems *problems = value;
  g_array_unref (problems->problems);
  g_free (problems);
}

const RapProblems *
rap_problems_of (RapDocument *document)
{
  static const RapDerivation derivation = { "problems", make_problems, free_problems };
  return rap_document_derive (document, &derivation);
}

const char *
rap_problem_kind_get_nick (RapProblemKind kind)
{
  return nicks[kind];
}
