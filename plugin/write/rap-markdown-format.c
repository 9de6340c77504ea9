// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "write/rap-markdown-format.h"

#include <string.h>

#include "write/rap-cells.h"
#include "write/rap-text-format.h"

void
rap_markdown_append (GString *out, const char *text)
{
  g_autofree char *safe = rap_text_neutralise (text);

  for (const char *p = safe; *p != '\0'; p++)
    {
      if (strchr ("\\`*_[]<>#|~", *p) != NULL)
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p == '\n' || *p == '\t' ? ' ' : *p);
    }
}

/* Places in plain text, by RFC 5147. Where there is only one report, its name would be noise. */
static void
append_link (GString *out, RapDocument *document, const RapSpan *span, gboolean named)
{
  const char *uri = rap_document_get_uri (document);
  guint       start, end;

  rap_document_to_characters (document, span, &start, &end);
  g_string_append (out, " ([");
  if (named)
    {
      rap_markdown_append (out, rap_document_get_id (document));
      g_string_append_c (out, ' ');
    }
  g_string_append_printf (out, "%u–%u](", start, end);
  if (uri != NULL)
    {
      g_autofree char *escaped = g_uri_escape_string (uri, ":/?=&,;", TRUE);
      g_string_append (out, escaped);
    }
  g_string_append_printf (out, "#char=%u,%u))", start, end);
}

static void
append_item (RapCells *cells, RapItem *item, gboolean named, GString *out)
{
  g_autofree char *when = rap_cells_dup (cells, item, RAP_CELL_WHEN);

  g_string_append (out, "- ");
  rap_markdown_append (out, rap_item_get_label (item));
  if (*when != '\0')
    {
      g_string_append (out, ", ");
      rap_markdown_append (out, when);
    }
  for (guint i = 0; i < rap_item_get_n_evidence (item); i++)
    append_link (out,
                 rap_item_get_document (item, i),
                 rap_item_get_span (item, i),
                 named);
  g_string_append_c (out, '\n');
}

/* One report is the title of the page, several are a list below one. */
static void
append_head (RapDossier *dossier, GString *out)
{
  guint n = rap_dossier_get_n_documents (dossier);

  if (n > 1)
    g_string_append_printf (out, "# %s\n\n", "Reports");
  for (guint i = 0; i < n; i++)
    {
      RapDocument *document = rap_dossier_get_document (dossier, i);
      const char  *title = rap_document_get_title (document);
      g_string_append (out, n > 1 ? "- " : "# ");
      rap_markdown_append (out, title != NULL ? title : rap_document_get_id (document));
      if (rap_document_get_published (document) != NULL)
        {
          g_string_append (out, " (");
          rap_markdown_append (out, rap_document_get_published (document));
          g_string_append_c (out, ')');
        }
      g_string_append_c (out, '\n');
    }
}

static void
write_markdown (const RapWriteState *state, RapReport *report, GString *out)
{
  g_autoptr (RapCells) cells = rap_cells_new (report);
  RapDossier *dossier = rap_report_get_dossier (report);
  gboolean    named = rap_dossier_get_n_documents (dossier) > 1;
  const char *heading = NULL;

  if (state->n_reports > 0)
    g_string_append_c (out, '\n');
  append_head (dossier, out);
  for (guint i = 0; i < rap_report_get_n_items (report); i++)
    {
      RapItem *item = rap_report_get_item (report, i);
      if (heading == NULL || !g_str_equal (heading, rap_item_get_heading (item)))
        {
          heading = rap_item_get_heading (item);
          g_string_append (out, "\n## ");
          rap_markdown_append (out, heading);
          g_string_append (out, "\n\n");
        }
      append_item (cells, item, named, out);
    }
}

const RapFormat rap_markdown_format = {
  .name = "markdown",
  .write = write_markdown,
};
