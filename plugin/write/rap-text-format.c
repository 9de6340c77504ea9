// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "write/rap-text-format.h"

#include "text/rap-utf8.h"

#define MAX_TITLES 12

/* Controls of both blocks and the marks that reorder what is shown. */
static gboolean
is_dangerous (gunichar c)
{
  return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

char *
rap_text_neutralise (const char *text)
{
  GString *out = g_string_new (NULL);

  for (; *text != '\0'; text += rap_utf8_width (text))
    {
      gunichar c = rap_utf8_get (text);
      g_string_append_unichar (out, is_dangerous (c) ? 0xFFFD : c);
    }
  return g_string_free (out, FALSE);
}

static void
append_line (GString *out, const char *indent, const char *text)
{
  g_autofree char *safe = rap_text_neutralise (text);

  g_string_append (out, indent);
  for (const char *p = safe; *p != '\0'; p++)
    g_string_append_c (out, *p == '\n' ? ' ' : *p);
  g_string_append_c (out, '\n');
}

/* A text that stands for the whole report, such as a clean copy, is told alone. */
static gboolean
append_replacement (RapReport *report, GString *out)
{
  RapDossier *dossier = rap_report_get_dossier (report);
  const char *text = rap_report_get_replacement (report);

  if (text == NULL || rap_dossier_get_n_documents (dossier) != 1)
    return FALSE;
  const char      *title = rap_document_get_title (rap_dossier_get_document (dossier, 0));
  g_autofree char *safe = rap_text_neutralise (text);
  if (title != NULL)
    {
      append_line (out, "", title);
      g_string_append_c (out, '\n');
    }
  g_string_append (out, safe);
  g_string_append_c (out, '\n');
  return TRUE;
}

static void
append_items (RapReport *report, GString *out)
{
  const char *heading = NULL;

  for (guint i = 0; i < rap_report_get_n_items (report); i++)
    {
      RapItem *item = rap_report_get_item (report, i);
      if (heading == NULL || !g_str_equal (heading, rap_item_get_heading (item)))
        {
          heading = rap_item_get_heading (item);
          append_line (out, "\n", heading);
        }
      append_line (out, "  ", rap_item_get_label (item));
    }
}

/* What the result is of: headlines, as long as one can take them in. */
static void
append_titles (RapDossier *dossier, GString *out)
{
  guint n = rap_dossier_get_n_documents (dossier);

  for (guint i = 0; i < n && n <= MAX_TITLES; i++)
    {
      RapDocument *document = rap_dossier_get_document (dossier, i);
      const char  *title = rap_document_get_title (document);
      append_line (out, "", title != NULL ? title : rap_document_get_id (document));
    }
  if (n > MAX_TITLES)
    g_string_append_printf (out, "%u reports\n", n);
}

static void
write_text (const RapWriteState *state, RapReport *report, GString *out)
{
  RapDossier *dossier = rap_report_get_dossier (report);
  GPtrArray  *actions = rap_report_get_actions (report);

  if (state->n_reports > 0)
    g_string_append_c (out, '\n');
  if (actions->len == 1 && append_replacement (report, out))
    return;
  append_titles (dossier, out);
  append_items (report, out);
}

const RapFormat rap_text_format = {
  .name = "text",
  .write = write_text,
};
