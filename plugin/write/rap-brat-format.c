// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "write/rap-brat-format.h"

/* brat knows no line ends inside a field. */
static void
append_flat (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    g_string_append_c (out, (guchar) *p < ' ' ? ' ' : *p);
}

static void
append_kind (GString *out, const char *kind)
{
  for (const char *p = kind; *p != '\0'; p++)
    g_string_append_c (out,
                       g_ascii_isalnum (*p) ? (p == kind ? g_ascii_toupper (*p) : *p)
                                            : '_');
}

static void
append_annotation (RapItem *item, guint evidence, guint number, GString *out)
{
  RapDocument     *document = rap_item_get_document (item, evidence);
  const RapSpan   *span = rap_item_get_span (item, evidence);
  g_autofree char *exact = rap_document_dup_exact (document, span);
  guint            start, end, line_start = 0;
  guint            at = 0;

  rap_document_to_characters (document, span, &start, &end);
  g_string_append_printf (out, "T%u\t", number);
  append_kind (out, rap_item_get_kind (item));
  g_string_append_c (out, ' ');
  /* A passage over several lines is one of several pieces. */
  for (const char *p = exact; *p != '\0'; p = g_utf8_next_char (p), at++)
    if (*p == '\n')
      {
        if (at > line_start)
          g_string_append_printf (out, "%u %u;", start + line_start, start + at);
        line_start = at + 1;
      }
  g_string_append_printf (out, "%u %u\t", start + line_start, end);
  append_flat (out, exact);
  g_string_append_printf (out, "\n#%u\tAnnotatorNotes T%u\t", number, number);
  append_flat (out, rap_item_get_label (item));
  g_string_append_c (out, '\n');
}

static void
write_brat (G_GNUC_UNUSED const RapWriteState *state, RapReport *report, GString *out)
{
  RapDossier *dossier = rap_report_get_dossier (report);

  for (guint d = 0; d < rap_dossier_get_n_documents (dossier); d++)
    {
      RapDocument *document = rap_dossier_get_document (dossier, d);
      guint        number = 0;
      g_string_append (out, "#\t");
      append_flat (out, rap_document_get_id (document));
      g_string_append_printf (out, "\t%s\n", rap_document_get_sha256 (document));
      for (guint i = 0; i < rap_report_get_n_items (report); i++)
        {
          RapItem *item = rap_report_get_item (report, i);
          for (guint k = 0; k < rap_item_get_n_evidence (item); k++)
            if (rap_item_get_document (item, k) == document)
              append_annotation (item, k, ++number, out);
        }
    }
}

const RapFormat rap_brat_format = {
  .name = "brat",
  .write = write_brat,
};
