// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "write/rap-csv-format.h"

#include <string.h>

#include "write/rap-cells.h"

static const char *const first_columns[] = { "document", "title", "published",
                                             "kind",     "id",    "label" };
static const char *const last_columns[] = { "start", "end", "exact" };

/* Spreadsheets run what begins with these; an apostrophe in front makes it text. */
static gboolean
is_formula (const char *value)
{
  return *value != '\0' && strchr ("=+-@\t\r", *value) != NULL;
}

void
rap_csv_append_cell (GString *out, const char *value)
{
  gboolean formula = is_formula (value);

  if (!formula && strpbrk (value, "\",\r\n") == NULL)
    {
      g_string_append (out, value);
      return;
    }
  g_string_append_c (out, '"');
  if (formula)
    g_string_append_c (out, '\'');
  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

static void
append_next (GString *out, const char *value)
{
  g_string_append_c (out, ',');
  rap_csv_append_cell (out, value != NULL ? value : "");
}

static void
append_number (GString *out, guint value)
{
  g_string_append_printf (out, ",%u", value);
}

static void
begin (G_GNUC_UNUSED const RapWriteState *state, GString *out)
{
  for (guint i = 0; i < G_N_ELEMENTS (first_columns); i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "," : "", first_columns[i]);
  for (RapCell i = 0; i < RAP_N_CELLS; i++)
    append_next (out, rap_cells_column_name (i));
  for (guint i = 0; i < G_N_ELEMENTS (last_columns); i++)
    append_next (out, last_columns[i]);
  g_string_append (out, "\r\n");
}

static void
append_item (RapCells *cells, RapDossier *dossier, RapItem *item, GString *out)
{
  gboolean     placed = rap_item_get_n_evidence (item) > 0;
  RapDocument *document =
    placed ? rap_item_get_document (item, 0) : rap_dossier_get_document (dossier, 0);

  rap_csv_append_cell (out, rap_document_get_id (document));
  append_next (out, rap_document_get_title (document));
  append_next (out, rap_document_get_published (document));
  append_next (out, rap_item_get_kind (item));
  append_next (out, rap_item_get_id (item));
  append_next (out, rap_item_get_label (item));
  for (RapCell i = 0; i < RAP_N_CELLS; i++)
    {
      g_autofree char *value = rap_cells_dup (cells, item, i);
      append_next (out, value);
    }
  if (placed)
    {
      guint            start, end;
      const RapSpan   *span = rap_item_get_span (item, 0);
      g_autofree char *exact = rap_document_dup_exact (document, span);
      rap_document_to_characters (document, span, &start, &end);
      append_number (out, start);
      append_number (out, end);
      append_next (out, exact);
    }
  else
    g_string_append (out, ",,,");
  g_string_append (out, "\r\n");
}

static void
write_csv (G_GNUC_UNUSED const RapWriteState *state, RapReport *report, GString *out)
{
  g_autoptr (RapCells) cells = rap_cells_new (report);
  for (guint i = 0; i < rap_report_get_n_items (report); i++)
    append_item (cells,
                 rap_report_get_dossier (report),
                 rap_report_get_item (report, i),
                 out);
}

const RapFormat rap_csv_format = {
  .name = "csv",
  .begin = begin,
  .write = write_csv,
};
