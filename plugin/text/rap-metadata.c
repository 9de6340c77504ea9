// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-metadata.h"

#include <string.h>

#include "text/rap-html.h"
#include "text/rap-page-finder.h"
#include "text/rap-page-names.h"
#include "text/rap-page-ranking.h"

/* Blocks further from the headline are not looked at for a byline or dateline. */
#define NEAR_HEADLINE 25
/* A block of so many words begins the report. */
#define LONG_WORDS 20
#define MAX_LINE   120
#define MAX_TITLE  400
/* Of lines so short no words are left out of what stands for them. */
#define MAX_ENDED 90

static void
offer_choice (char               **field,
              const RapCandidates *all,
              RapPageField         which,
              const RapPageModel  *model)
{
  const RapCandidate *choice = rap_page_ranking_choose (all, which, model);
  if (choice != NULL)
    rap_draft_offer (field, choice->value);
}

/* "en_US" of a page is "en-US" elsewhere. */
static void
offer_language (RapDraft *draft, const RapPage *page)
{
  RapSpan          raw = page->language;
  g_autofree char *language =
    g_strndup (page->html + raw.start, MIN (raw.end - raw.start, 20));
  g_strstrip (g_strdelimit (language, "_", '-'));
  if (g_ascii_isalpha (*language) &&
      strspn (language,
              "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") ==
        strlen (language))
    rap_draft_offer (&draft->language, language);
}

/* What is looked for among the blocks. */
typedef struct
{
  const char *value; /* or NULL */
  gsize       length;
  guint32     key;
} Wanted;

static Wanted
wanted_new (const char *value)
{
  gsize length = value != NULL ? strlen (value) : 0;
  return (
    Wanted){ value, length, value != NULL ? rap_page_names_key (value, length) : 0 };
}

static gboolean
shows (const RapPageLayout *layout, guint i, const Wanted *wanted)
{
  RapSpan     span = rap_page_block (layout->page, i)->text;
  const char *text = layout->page->text->str + span.start;
  if (wanted->value == NULL || (span.end - span.start) * 2 < wanted->length ||
      span.end - span.start > wanted->length * 2)
    return FALSE;
  return span.end - span.start < MAX_TITLE &&
         rap_page_names_key (text, span.end - span.start) == wanted->key;
}

static gboolean
is_near (const RapPageLayout *layout, guint i)
{
  return layout->headline >= 0 && ABS ((int) i - layout->headline) < NEAR_HEADLINE;
}

/* The length of a line up to its last letter or digit, or up to what is not ASCII. */
static gsize
length_of_words (const char *text, gsize length)
{
  while (length > 0 && (guchar) text[length - 1] < 0x80 &&
         !g_ascii_isalnum (text[length - 1]))
    length--;
  return length;
}

/* Can two lines end with the same word? Tells most apart without reading them. */
static gboolean
may_end_alike (const char *a, gsize n, const char *b, gsize m)
{
  n = length_of_words (a, n);
  m = length_of_words (b, m);
  if (n == 0 || m == 0 || (guchar) a[n - 1] >= 0x80 || (guchar) b[m - 1] >= 0x80)
    return TRUE;
  return (a[n - 1] | 0x20) == (b[m - 1] | 0x20);
}

/* Is the block nothing but the byline, "By" and all? */
static gboolean
is_byline (const Wanted *wanted, const RapPageLayout *layout, guint i)
{
  RapSpan     span = rap_page_block (layout->page, i)->text;
  const char *text = layout->page->text->str + span.start;
  guint       length = span.end - span.start;
  guint       start = 0;
  if (wanted->value == NULL || length >= MAX_LINE ||
      (length < MAX_ENDED && wanted->length < MAX_ENDED &&
       !may_end_alike (text, length, wanted->value, wanted->length)))
    return FALSE;
  rap_page_names_opens (text, length, layout->model, &start);
  return rap_page_names_key (text + start, length - start) == wanted->key;
}

static gboolean
is_dateline (const RapPageWords *words)
{
  return words->n_bytes < MAX_LINE && words->has_date && words->n_words <= 16 &&
         (words->classes & (RAP_PHRASE_PUBLISHED | RAP_PHRASE_UPDATED |
                            RAP_PHRASE_WEEKDAY | RAP_PHRASE_BY)) != 0;
}

/* Says which blocks above the report show the title, the byline and the date; elsewhere only
 * where they are not read as part of it. */
static void
mark_blocks (RapDraft *draft, const RapPageLayout *layout)
{
  Wanted   title = wanted_new (draft->title), byline = wanted_new (draft->byline);
  gboolean titled = FALSE;
  gboolean begun = FALSE;
  for (guint i = 0; i < layout->n_blocks && i < draft->blocks->len; i++)
    {
      RapBlock           *block = &g_array_index (draft->blocks, RapBlock, i);
      const RapPageWords *words = &layout->words[i];
      gboolean            read = rap_block_role_is_read (block->role);
      if (begun && (read || !is_near (layout, i)))
        continue;
      if (!titled && shows (layout, i, &title))
        {
          block->role = RAP_BLOCK_TITLE;
          titled = TRUE;
        }
      else if (is_byline (&byline, layout, i) ||
               (!read && words->n_bytes < MAX_LINE && is_near (layout, i) &&
                draft->byline != NULL && (words->classes & RAP_PHRASE_BY) != 0))
        block->role = RAP_BLOCK_BYLINE;
      else if (is_near (layout, i) && is_dateline (words))
        block->role = RAP_BLOCK_DATELINE;
      begun |= read && rap_page_words_count (words) >= LONG_WORDS;
    }
}

/* A page that does not say whose it is mostly does so behind its title. */
static void
offer_tail (RapDraft *draft, const RapPageLayout *layout)
{
  const RapFinder  finder = { .page = layout->page };
  g_autofree char *tail = draft->site == NULL && draft->title != NULL
                            ? rap_finder_dup_tail (&finder, draft->title)
                            : NULL;
  rap_draft_offer (&draft->site, tail);
}

void
rap_metadata_read (RapDraft *draft, const RapPageLayout *layout)
{
  g_autoptr (RapCandidates) all = rap_candidates_new (layout, draft->uri);
  offer_choice (&draft->title, all, RAP_FIELD_TITLE, layout->model);
  offer_choice (&draft->byline, all, RAP_FIELD_BYLINE, layout->model);
  offer_choice (&draft->published, all, RAP_FIELD_PUBLISHED, layout->model);
  rap_draft_offer (&draft->site, all->site);
  offer_tail (draft, layout);
  offer_language (draft, layout->page);
  mark_blocks (draft, layout);
}
