// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-plain.h"

#include <string.h>

#include "text/rap-repair.h"

static void
add_line (RapDraft *draft, guint start, guint end)
{
  const char *text = draft->text->str;

  while (start < end && g_ascii_isspace (text[start]))
    start++;
  while (end > start && g_ascii_isspace (text[end - 1]))
    end--;
  if (start < end)
    rap_draft_add_block (draft,
                         &(RapBlock){ .span = { start, end },
                                      .source = { start, end },
                                      .role = RAP_BLOCK_BODY });
}

void
rap_plain_read (RapDraft *draft)
{
  const char *text = draft->text->str;
  guint       length = draft->text->len;

  rap_repair_text (draft);
  for (guint start = 0; start < length;)
    {
      const char *stop = memchr (text + start, '\n', length - start);
      guint       end = stop != NULL ? (guint) (stop - text) : length;
      add_line (draft, start, end);
      start = end + 1;
    }
}
