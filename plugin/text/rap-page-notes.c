// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-page-notes.h"

#include <string.h>

#include "text/rap-html.h"

/* A text told to machines that is so many times longer than what is shown says that the page
 * shows a beginning only; shorter ones say nothing. */
#define MUCH_LONGER 2
#define LONG_BODY   1500
#define MAX_ADDRESS 1000

static const RapFact *
fact_at (const RapPageLayout *layout, guint i)
{
  return &g_array_index (layout->facts->facts, RapFact, i);
}

static gboolean
is_to_be_paid (const RapPageLayout *layout)
{
  for (guint i = 0; i < layout->facts->facts->len; i++)
    {
      const RapFact *fact = fact_at (layout, i);
      if (fact->key == RAP_FACT_FREE && fact->value.end > fact->value.start &&
          (layout->page->html[fact->value.start] | 0x20) == 'f')
        return TRUE;
    }
  return FALSE;
}

static guint
length_told (const RapPageLayout *layout)
{
  guint length = 0;
  for (guint i = 0; i < layout->facts->facts->len; i++)
    if (fact_at (layout, i)->key == RAP_FACT_BODY)
      length =
        MAX (length, fact_at (layout, i)->value.end - fact_at (layout, i)->value.start);
  return length;
}

static guint
length_shown (const RapPageLayout *layout, const guint8 *kept)
{
  guint length = 0;
  for (guint i = 0; i < layout->n_blocks; i++)
    length += kept[i] ? layout->words[i].n_bytes : 0;
  return length;
}

static void
note_next_page (RapDraft *draft, const RapPage *page)
{
  for (guint i = 0; i < page->metas->len; i++)
    {
      const RapPageMeta *meta = &g_array_index (page->metas, RapPageMeta, i);
      if (meta->key.end - meta->key.start != 4 ||
          g_ascii_strncasecmp (page->html + meta->key.start, "next", 4) != 0)
        continue;
      g_autoptr (GString) address = g_string_new (NULL);
      rap_html_decode (address,
                       page->html + meta->content.start,
                       MIN (meta->content.end - meta->content.start, MAX_ADDRESS),
                       RAP_HTML_ATTRIBUTE);
      g_autofree char *valid = g_utf8_make_valid (address->str, (gssize) address->len);
      rap_draft_note (draft, "the report goes on at %s", valid);
      return;
    }
}

static void
note_live (RapDraft *draft, const RapPageLayout *layout)
{
  guint    n = 0;
  gboolean live = FALSE;
  for (guint i = 0; i < layout->facts->objects->len; i++)
    {
      const RapFactObject *object =
        &g_array_index (layout->facts->objects, RapFactObject, i);
      live |= (object->types & RAP_FACT_IS_LIVE) != 0;
      n += object->key == RAP_FACT_UPDATE;
    }
  if (live)
    rap_draft_note (draft,
                    "the page is a live report of %u entries so far",
                    MAX (n, draft->entries->len));
}

void
rap_page_notes_add (RapDraft            *draft,
                    const RapPageLayout *layout,
                    const guint8        *kept,
                    gboolean             read_elsewhere)
{
  guint told = length_told (layout);
  guint shown = length_shown (layout, kept);
  if (layout->page->bounded)
    rap_draft_note (
      draft, "the page has more elements than are looked at, or nests them too deep");
  if (shown == 0 && !read_elsewhere)
    rap_draft_note (draft, "nothing in the page reads like a report");
  if (is_to_be_paid (layout))
    rap_draft_note (
      draft, "the page is not free to read; what it shows may be a beginning only");
  if (!read_elsewhere && told >= LONG_BODY && told / MUCH_LONGER > shown)
    rap_draft_note (draft,
                    "the page shows %u bytes of a report that has %u",
                    shown,
                    told);
  if (shown > 0 || read_elsewhere)
    note_next_page (draft, layout->page);
  note_live (draft, layout);
}
