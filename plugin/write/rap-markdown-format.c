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

static void
append_link (GString *out, RapDocument *document, const RapSpan *span)
{
  const char *uri = rap_document_get_uri (document);
  guint       start, end;

  rap_document_to_characters (document, span, &start, &end);
  g_string_append (out, " ([");
  rap_markdown_append (out, rap_document_get_id (document));
  g_string_append_printf (out, " %u–%u](", start, end);
  if (uri != NULL)
    {
      g_autofree char *escaped = g_uri_escape_string (uri, ":/?=&,;", TRUE);
      g_string_append (out, escaped);
    }
  /* Places in plain text, by RFC 5147. */
  g_string_append_printf (out, "#char=%u,%u))", start, end);
}

static void
append_item (RapCells *cells, RapItem *item, GString *out)
{
  static const char *const shown[] = { "who", "whom", "status", "when" };

  g_string_append (out, "- ");
  rap_markdown_append (out, rap_item_get_label (item));
  for (guint i = 0; i < rap_cells_n_columns (); i++)
    {
      g_autofree char *value = rap_cells_dup (cells, item, i);
      for (guint k = 0; k < G_N_ELEMENTS (shown) && *value != '\0'; k++)
        if (g_str_equal (shown[k], rap_cells_column_name (i)))
          {
            g_string_append_printf (out, "; %s: ", shown[k]);
            rap_markdown_append (out, value);
          }
    }
  for (guint i = 0; i < rap_item_get_n_evidence (item); i++)
    append_link (out, rap_item_get_document (item, i), rap_item_get_span (item, i));
  g_string_append_c (out, '\n');
}

static void
append_head (RapDossier *dossier, GString *out)
{
  for (guint i = 0; i < rap_dossier_get_n_documents (dossier); i++)
    {
      RapDocument *document = rap_dossier_get_document (dossier, i);
      const char  *title = rap_document_get_title (document);
      g_string_append (out, "# ");
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
  const char *kind = NULL;

  if (state->n_reports > 0)
    g_string_append_c (out, '\n');
  append_head (rap_report_get_dossier (report), out);
  for (guint i = 0; i < rap_report_get_n_items (report); i++)
    {
      RapItem *item = rap_report_get_item (report, i);
      if (kind == NULL || !g_str_equal (kind, rap_item_get_kind (item)))
        {
          kind = rap_item_get_kind (item);
          g_string_append (out, "\n## ");
          rap_markdown_append (out, rap_cells_kind_title (kind));
          g_string_append (out, "\n\n");
        }
      append_item (cells, item, out);
    }
}

const RapFormat rap_markdown_format = {
  .name = "markdown",
  .write = write_markdown,
};
