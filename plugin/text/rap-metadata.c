// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-metadata.h"

#include <string.h>

#include "text/rap-html.h"
#include "text/rap-page-names.h"
#include "text/rap-page-ranking.h"

/* Blocks further from the headline are not looked at for a byline or dateline. */
#define NEAR_HEADLINE 25

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

static gboolean
shows (const RapDraft *draft, const RapPageLayout *layout, guint i, const char *value)
{
  RapSpan span = rap_page_block (layout->page, i)->text;
  return value != NULL &&
         rap_page_names_key (layout->page->text->str + span.start,
                             span.end - span.start) ==
           rap_page_names_key (value, strlen (value)) &&
         draft->blocks->len > i;
}

/* Says which blocks show what was found: the title above the report, its byline, its date. */
static void
mark_blocks (RapDraft *draft, const RapPageLayout *layout)
{
  gboolean titled = FALSE;
  int      headline = layout->headline;
  for (guint i = 0; i < layout->n_blocks && i < draft->blocks->len; i++)
    {
      RapBlock           *block = &g_array_index (draft->blocks, RapBlock, i);
      const RapPageWords *words = &layout->words[i];
      int                 distance = headline >= 0 ? (int) i - headline : NEAR_HEADLINE;
      if (block->role != RAP_BLOCK_LEFTOVER || ABS (distance) >= NEAR_HEADLINE)
        continue;
      if (!titled && shows (draft, layout, i, draft->title))
        {
          block->role = RAP_BLOCK_TITLE;
          titled = TRUE;
        }
      else if (words->n_bytes < 200 && draft->byline != NULL &&
               (shows (draft, layout, i, draft->byline) ||
                (words->classes & RAP_PHRASE_BY) != 0))
        block->role = RAP_BLOCK_BYLINE;
      else if (words->n_bytes < 100 && words->has_date && distance > -8)
        block->role = RAP_BLOCK_DATELINE;
    }
}

void
rap_metadata_read (RapDraft *draft, const RapPageLayout *layout)
{
  g_autoptr (RapCandidates) all = rap_candidates_new (layout, draft->uri);
  offer_choice (&draft->title, all, RAP_FIELD_TITLE, layout->model);
  offer_choice (&draft->byline, all, RAP_FIELD_BYLINE, layout->model);
  offer_choice (&draft->published, all, RAP_FIELD_PUBLISHED, layout->model);
  rap_draft_offer (&draft->site, all->site);
  offer_language (draft, layout->page);
  mark_blocks (draft, layout);
}
