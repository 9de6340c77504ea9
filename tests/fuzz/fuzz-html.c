// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Whole pages: charset, tokens, blocks, labels, metadata. */

#include "config.h"

#include <string.h>

#include "fuzz-fail.h"
#include "text/rap-html.h"
#include "text/rap-page-facts.h"
#include "text/rap-page.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check_tokens (const char *page, gsize length)
{
  RapHtmlTokenizer html;
  RapHtmlToken     token;
  guint            at = 0;
  rap_html_init (&html, page, length);
  while (rap_html_next (&html, &token))
    {
      if (token.span.start < at || token.span.end < token.span.start ||
          token.span.end > length)
        fuzz_fail ("a token outside its page");
      at = token.span.end;
      if (token.kind == RAP_HTML_START_TAG && (token.span.end & 7) == 0)
        html.state = (RapHtmlState) (token.span.end >> 3 & 3);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_free (rap_html_sniff_charset ((const char *) data, size));
  g_autofree char *text = g_utf8_make_valid ((const char *) data, (gssize) size);
  g_autoptr (RapDraft) draft = rap_draft_new ();
  g_autoptr (RapPageFacts) facts = rap_page_facts_new ();
  guint at = 0, in_page = 0;
  guint returns = 0; /* what is told in data is read after all that is shown */
  check_tokens ((const char *) data, size);
  rap_page_facts_read (facts, (const char *) data, (RapSpan){ 0, (guint) size });
  rap_page_read (draft, text, strlen (text));
  if (!g_utf8_validate (draft->text->str, (gssize) draft->text->len, NULL))
    fuzz_fail ("text that is no UTF-8");
  for (guint i = 0; i < draft->blocks->len; i++)
    {
      const RapBlock *block = &g_array_index (draft->blocks, RapBlock, i);
      if (block->span.start < at || block->span.end <= block->span.start ||
          block->span.end > draft->text->len)
        fuzz_fail ("blocks in disorder");
      RapSpan source = rap_origins_find (draft->origins, &block->span);
      if ((source.start < in_page && ++returns > 1) || source.end <= source.start ||
          source.end > strlen (text))
        fuzz_fail ("a block from nowhere in the page");
      at = block->span.end;
      in_page = source.end;
    }
  return 0;
}
