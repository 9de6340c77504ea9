// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "write/rap-html-format.h"

#include <string.h>

#include "text/rap-document-private.h"
#include "write/rap-cells.h"
#include "write/rap-html-text.h"

/* Passages are underlined as well as coloured; colours follow the reader's theme. */
static const char style[] =
  ":root{color-scheme:light "
  "dark;--ink:#1a1a1a;--paper:#fdfdfb;--soft:#5c5c5c;--line:#c9c9c4;--mark:#fff0b3;"
  "--link:#0b57d0}"
  "@media(prefers-color-scheme:dark){:root{--ink:#e8e6e1;--paper:#16181a;--soft:#a5a5a0;-"
  "-line:#44484c;"
  "--mark:#4a3f10;--link:#8ab4f8}}"
  "*{box-sizing:border-box}body{margin:0 "
  "auto;max-width:78rem;padding:1rem;background:var(--paper);"
  "color:var(--ink);font:1rem/1.55 Georgia,'Times New Roman',serif}"
  "h1,h2,h3,nav,table,small,summary{font-family:system-ui,sans-serif;line-height:1.25}"
  "h1{font-size:1.6rem}h2{font-size:1.15rem;margin:1.6rem 0 .4rem;border-bottom:1px "
  "solid var(--line)}"
  "h3{font-size:1.1rem}a{color:var(--link)}a:focus-visible{outline:3px solid "
  "var(--link);outline-offset:2px}"
  "mark{background:var(--mark);color:inherit;text-decoration:underline;text-decoration-"
  "thickness:1px;"
  "text-underline-offset:3px}"
  "span:target{display:inline-block;width:0;height:1.2em;border-left:5px solid "
  "var(--link);margin-right:4px;"
  "vertical-align:text-bottom;scroll-margin-top:4rem}:target{scroll-margin-top:4rem;"
  "outline:2px solid var(--link);outline-offset:4px}"
  "ul{padding-left:1.2rem}li{margin:.35rem "
  "0;overflow-wrap:anywhere}small{color:var(--soft)}"
  ".aside{color:var(--soft);font-style:italic}p{overflow-wrap:anywhere}"
  "table{border-collapse:collapse;width:100%;font-size:.9rem}td,th{text-align:left;"
  "vertical-align:top;"
  "border-bottom:1px solid var(--line);padding:.35rem .5rem .35rem 0}"
  "nav a{margin-right:1rem;white-space:nowrap}svg{max-width:100%;height:auto;font:13px "
  "system-ui,sans-serif}"
  "@media(min-width:60rem){.both{display:grid;grid-template-columns:minmax(0,1fr) "
  "minmax(0,1.1fr);gap:2.5rem}}"
  "@media "
  "print{:root{--paper:#fff;--ink:#000;--mark:#fff}body{max-width:none;padding:0;font-"
  "size:10.5pt}"
  "nav{display:none}a{color:inherit}li,tr{break-inside:avoid}}";

void
rap_html_begin_page (GString *out, const char *title)
{
  g_string_append (
    out,
    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
    "style-src 'unsafe-inline'\">\n<title>");
  rap_html_append (out, title);
  g_string_append_printf (out, "</title>\n<style>%s</style>\n</head>\n<body>\n", style);
}

void
rap_html_end_page (GString *out)
{
  g_string_append (out, "</body>\n</html>\n");
}

void
rap_html_append_anchor (GString *out, RapDocument *document, guint position, guint byte)
{
  guint           n_blocks, at = 0;
  const RapBlock *blocks = rap_document_get_blocks (document, &n_blocks);
  while (at + 1 < n_blocks && blocks[at].span.end <= byte)
    at++;
  g_string_append_printf (out, "#b%u-%u", position, at);
}

static guint
position_of (RapDossier *dossier, RapDocument *document)
{
  guint i = 0;
  while (i + 1 < rap_dossier_get_n_documents (dossier) &&
         rap_dossier_get_document (dossier, i) != document)
    i++;
  return i;
}

static void
append_links (GString *out, RapDossier *dossier, RapItem *item)
{
  for (guint i = 0; i < rap_item_get_n_evidence (item); i++)
    {
      RapDocument   *document = rap_item_get_document (item, i);
      const RapSpan *span = rap_item_get_span (item, i);
      guint          start, end;
      rap_document_to_characters (document, span, &start, &end);
      g_string_append (out, " <a href=\"");
      if (rap_html_marks (item))
        g_string_append_printf (out,
                                "#p%u-%u",
                                position_of (dossier, document),
                                span->start);
      else
        rap_html_append_anchor (out,
                                document,
                                position_of (dossier, document),
                                span->start);
      g_string_append_printf (out, "\">%u–%u</a>", start, end);
    }
}

static void
append_item (GString *out, RapCells *cells, RapDossier *dossier, RapItem *item)
{
  g_autofree char *when = rap_cells_dup (cells, item, RAP_CELL_WHEN);

  g_string_append (out, "<li>");
  rap_html_append (out, rap_item_get_label (item));
  g_string_append (out, " <small>");
  if (*when != '\0')
    {
      rap_html_append (out, when);
      g_string_append (out, " · ");
    }
  append_links (out, dossier, item);
  g_string_append (out, "</small></li>\n");
}

/* Blocks are the text itself, and so are the sentences of the syntax; those of a summary have a
 * rank. */
static gboolean
is_listed (RapCells *cells, RapItem *item)
{
  if (rap_html_marks (item))
    return TRUE;
  g_autofree char *rank = rap_cells_dup (cells, item, RAP_CELL_VALUE);
  return *rank != '\0';
}

static void
append_items (GString *out, RapReport *report)
{
  g_autoptr (RapCells) cells = rap_cells_new (report);
  const char *heading = NULL;

  for (guint i = 0; i < rap_report_get_n_items (report); i++)
    {
      RapItem *item = rap_report_get_item (report, i);
      if (!is_listed (cells, item))
        continue;
      if (heading == NULL || !g_str_equal (heading, rap_item_get_heading (item)))
        {
          if (heading != NULL)
            g_string_append (out, "</ul>\n");
          heading = rap_item_get_heading (item);
          g_string_append (out, "<h2>");
          rap_html_append (out, heading);
          g_string_append (out, "</h2>\n<ul>\n");
        }
      append_item (out, cells, rap_report_get_dossier (report), item);
    }
  if (heading != NULL)
    g_string_append (out, "</ul>\n");
}

static void
append_head (GString *out, RapDocument *document)
{
  const char *title = rap_document_get_title (document);
  const char *published = rap_document_get_published (document);
  const char *uri = rap_document_get_uri (document);

  g_string_append (out, "<h1>");
  rap_html_append (out, title != NULL ? title : rap_document_get_id (document));
  g_string_append (out, "</h1>\n<p><small>");
  if (published != NULL)
    {
      rap_html_append (out, published);
      g_string_append (out, " · ");
    }
  rap_html_append (out, uri != NULL ? uri : rap_document_get_id (document));
  g_string_append (out, "</small></p>\n");
}

void
rap_html_append_report (GString *out, RapReport *report)
{
  RapDossier *dossier = rap_report_get_dossier (report);
  guint       n = rap_dossier_get_n_documents (dossier);

  g_string_append (out, "<article>\n");
  for (guint i = 0; n == 1 && i < n; i++)
    append_head (out, rap_dossier_get_document (dossier, i));
  g_string_append (out, "<div class=\"both\">\n<section>\n");
  append_items (out, report);
  g_string_append (out, "</section>\n<section>\n");
  for (guint i = 0; i < n; i++)
    {
      if (n > 1)
        append_head (out, rap_dossier_get_document (dossier, i));
      else
        g_string_append_printf (out, "<h2>%s</h2>\n", "The text");
      rap_html_append_text (out, report, rap_dossier_get_document (dossier, i), i);
    }
  g_string_append (out, "</section>\n</div>\n</article>\n");
}

static void
begin (G_GNUC_UNUSED const RapWriteState *state, GString *out)
{
  rap_html_begin_page (out, "Rapporteur");
}

static void
write_html (G_GNUC_UNUSED const RapWriteState *state, RapReport *report, GString *out)
{
  rap_html_append_report (out, report);
}

static void
end (G_GNUC_UNUSED const RapWriteState *state, GString *out)
{
  rap_html_end_page (out);
}

const RapFormat rap_html_format = {
  .name = "html",
  .begin = begin,
  .write = write_html,
  .end = end,
};
