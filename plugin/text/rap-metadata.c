// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-metadata.h"

#include <string.h>

#include "text/rap-html.h"
#include "text/rap-page-features.h"

static char *
decoded (const RapPage *page, RapSpan raw)
{
  GString *text = g_string_new (NULL);
  rap_html_decode (text, page->html + raw.start, raw.end - raw.start, RAP_HTML_RCDATA);
  return g_strstrip (g_string_free (text, FALSE));
}

static char *
dup_meta (const RapPage *page, const char *key)
{
  for (guint i = 0; i < page->metas->len; i++)
    {
      const RapPageMeta *meta = &g_array_index (page->metas, RapPageMeta, i);
      if (meta->key.end - meta->key.start == strlen (key) &&
          g_ascii_strncasecmp (page->html + meta->key.start, key, strlen (key)) == 0)
        return decoded (page, meta->content);
    }
  return NULL;
}

void
rap_metadata_read (RapDraft *draft, const RapPageLayout *layout)
{
  const RapPage   *page = layout->page;
  int              headline = rap_page_find_headline (layout);
  g_autofree char *published = dup_meta (page, "article:published_time");
  g_autofree char *title = decoded (page, page->title);
  g_autofree char *language = decoded (page, page->language);
  if (headline >= 0)
    {
      RapSpan          text = rap_page_block (page, (guint) headline)->text;
      g_autofree char *shown =
        g_strndup (page->text->str + text.start, text.end - text.start);
      rap_draft_offer (&draft->title, shown);
    }
  rap_draft_offer (&draft->title, title);
  rap_draft_offer (&draft->published, published);
  rap_draft_offer (&draft->language, language);
}
