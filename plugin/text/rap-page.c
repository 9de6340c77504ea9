// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-page.h"

#include <string.h>

gboolean
rap_page_sniff (const char *bytes, gsize length)
{
  static const char *const starts[] = {
    "<!doctype html", "<html", "<head", "<body", "<!--"
  };

  while (length > 0 && (g_ascii_isspace (*bytes) || (guchar) *bytes >= 0xBB))
    bytes++, length--;
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      if (length >= strlen (starts[i]) &&
          g_ascii_strncasecmp (bytes, starts[i], strlen (starts[i])) == 0)
        return TRUE;
    }
  return FALSE;
}

char *
rap_page_sniff_charset (G_GNUC_UNUSED const char *bytes, G_GNUC_UNUSED gsize length)
{
  return NULL;
}

/* Every run of text outside tags, as one block a line. */
void
rap_page_read (RapDraft *draft, const char *page, gsize length)
{
  gboolean in_tag = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      in_tag = page[i] == '<' || (in_tag && page[i] != '>');
      if (page[i] == '<' || (!in_tag && page[i] != '>'))
        g_string_append_c (draft->text, page[i] == '<' ? '\n' : page[i]);
    }
  guint start = 0;
  for (guint i = 0; i <= draft->text->len; i++)
    {
      if (i < draft->text->len && draft->text->str[i] != '\n')
        continue;
      if (i > start)
        rap_draft_add_block (draft,
                             &(RapBlock){ .span = { start, i }, .role = RAP_BLOCK_BODY });
      start = i + 1;
    }
}
