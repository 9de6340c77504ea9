// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "write/rap-timeline-picture.h"

#include "summarise/rap-row.h"
#include "write/rap-html-format.h"

#define MAX_ROWS       60
#define LINE_HEIGHT    26
#define WIDTH          960
#define AXIS           130
#define MAX_CHARACTERS 110

static char *
shorten (const char *text)
{
  g_autofree char *flat = g_strdup (text);
  g_strdelimit (flat, "\n\t\r", ' ');
  if (g_utf8_strlen (flat, -1) <= MAX_CHARACTERS)
    return g_steal_pointer (&flat);
  g_autofree char *head = g_utf8_substring (flat, 0, MAX_CHARACTERS - 1);
  return g_strconcat (head, "…", NULL);
}

static void
append_row (GString      *out,
            RapDossier   *dossier,
            const RapRow *row,
            guint         line,
            const char   *before)
{
  const RapPlace  *place = &g_array_index (row->places, RapPlace, 0);
  g_autofree char *reading =
    rap_document_dup_reading (rap_dossier_get_document (dossier, place->document),
                              &place->span);
  g_autofree char *text = shorten (reading);
  guint            y = LINE_HEIGHT * (line + 1);

  if (g_strcmp0 (before, row->when) != 0)
    {
      g_string_append_printf (out,
                              "<text x=\"%u\" y=\"%u\" text-anchor=\"end\" "
                              "fill=\"currentColor\">",
                              AXIS - 14,
                              y + 4);
      rap_html_append (out, row->when);
      g_string_append (out, "</text>\n");
    }
  /* More reports of the same make a larger dot. */
  g_string_append_printf (out,
                          "<circle cx=\"%u\" cy=\"%u\" r=\"%u\" "
                          "fill=\"currentColor\"/>\n",
                          AXIS,
                          y,
                          MIN (4 + 2 * (row->places->len - 1), 10));
  g_string_append_printf (out,
                          "<text x=\"%u\" y=\"%u\" fill=\"currentColor\">",
                          AXIS + 18,
                          y + 4);
  rap_html_append (out, text);
  g_string_append (out, "</text>\n");
}

void
rap_timeline_picture_append (GString *out, RapDossier *dossier, GPtrArray *rows)
{
  guint n = 0;
  while (n < rows->len && n < MAX_ROWS &&
         *((const RapRow *) g_ptr_array_index (rows, n))->when != '\0')
    n++;
  if (n == 0)
    return;
  guint height = LINE_HEIGHT * (n + 1);
  g_string_append_printf (out,
                          "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %u "
                          "%u\" width=\"%u\" "
                          "height=\"%u\" role=\"img\">\n<title>%s</title>\n",
                          WIDTH,
                          height,
                          WIDTH,
                          height,
                          "Timeline");
  g_string_append_printf (out,
                          "<line x1=\"%u\" y1=\"%u\" x2=\"%u\" y2=\"%u\" "
                          "stroke=\"currentColor\"/>\n",
                          AXIS,
                          LINE_HEIGHT / 2,
                          AXIS,
                          height - LINE_HEIGHT / 2);
  for (guint i = 0; i < n; i++)
    {
      const RapRow *before = i > 0 ? g_ptr_array_index (rows, i - 1) : NULL;
      append_row (out,
                  dossier,
                  g_ptr_array_index (rows, i),
                  i,
                  before != NULL ? before->when : NULL);
    }
  g_string_append (out, "</svg>\n");
}
