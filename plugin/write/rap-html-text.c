// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "write/rap-html-text.h"

#include "text/rap-document-private.h"
#include "write/rap-text-format.h"

/* Where a mark begins or ends. */
typedef struct
{
  guint       byte;
  gboolean    begins;
  const char *kind;
} Edge;

void
rap_html_append (GString *out, const char *text)
{
  g_autofree char *safe = rap_text_neutralise (text);

  for (const char *p = safe; *p != '\0'; p++)
    switch (*p)
      {
      case '&':
        g_string_append (out, "&amp;");
        break;
      case '<':
        g_string_append (out, "&lt;");
        break;
      case '>':
        g_string_append (out, "&gt;");
        break;
      case '"':
        g_string_append (out, "&quot;");
        break;
      case '\'':
        g_string_append (out, "&#39;");
        break;
      default:
        g_string_append_c (out, *p);
      }
}

gboolean
rap_html_marks (RapItem *item)
{
  static const char *const whole[] = { "block", "sentence" };
  for (guint i = 0; i < G_N_ELEMENTS (whole); i++)
    if (g_str_equal (rap_item_get_kind (item), whole[i]))
      return FALSE;
  return TRUE;
}

static int
compare_edges (gconstpointer a, gconstpointer b)
{
  const Edge *left = a, *right = b;
  if (left->byte != right->byte)
    return left->byte < right->byte ? -1 : 1;
  return left->begins - right->begins;
}

static GArray *
list_edges (RapReport *report, RapDocument *document)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (Edge));

  for (guint i = 0; i < rap_report_get_n_items (report); i++)
    {
      RapItem *item = rap_report_get_item (report, i);
      for (guint k = 0; rap_html_marks (item) && k < rap_item_get_n_evidence (item); k++)
        {
          const RapSpan *span = rap_item_get_span (item, k);
          Edge           begin = { span->start, TRUE, rap_item_get_kind (item) };
          Edge           end = { span->end, FALSE, begin.kind };
          if (rap_item_get_document (item, k) != document || span->start >= span->end)
            continue;
          g_array_append_val (edges, begin);
          g_array_append_val (edges, end);
        }
    }
  g_array_sort (edges, compare_edges);
  return edges;
}

typedef struct
{
  GString      *out;
  RapDocument  *document;
  const GArray *edges;
  guint         next;  /* edge */
  guint         depth; /* marks open at the place at hand */
  guint         position;
  guint         anchored; /* byte of the last anchor, plus 1 */
} Walk;

static void
append_piece (Walk *walk, guint from, guint to)
{
  const RapSpan    span = { from, to };
  g_autofree char *exact = rap_document_dup_exact (walk->document, &span);

  if (from >= to)
    return;
  if (walk->depth > 0)
    g_string_append (walk->out, "<mark>");
  rap_html_append (walk->out, exact);
  if (walk->depth > 0)
    g_string_append (walk->out, "</mark>");
}

/* Passes the edges up to a byte, the text between them written. Passages that overlap become
 * pieces side by side. */
static void
walk_to (Walk *walk, guint from, guint to)
{
  while (walk->next < walk->edges->len)
    {
      const Edge *edge = &g_array_index (walk->edges, Edge, walk->next);
      if (edge->byte > to || (edge->byte == to && edge->begins))
        break;
      append_piece (walk, from, edge->byte);
      from = MAX (from, edge->byte);
      walk->depth += edge->begins ? 1 : -1;
      if (edge->begins && walk->anchored != edge->byte + 1)
        {
          g_string_append_printf (walk->out,
                                  "<span id=\"p%u-%u\"></span>",
                                  walk->position,
                                  edge->byte);
          walk->anchored = edge->byte + 1;
        }
      walk->next++;
    }
  append_piece (walk, from, to);
}

void
rap_html_append_text (GString     *out,
                      RapReport   *report,
                      RapDocument *document,
                      guint        position)
{
  guint           n_blocks;
  const RapBlock *blocks = rap_document_get_blocks (document, &n_blocks);
  g_autoptr (GArray) edges = list_edges (report, document);
  Walk walk = { out, document, edges, 0, 0, position, 0 };

  for (guint i = 0; i < n_blocks; i++)
    {
      const char *tag =
        blocks[i].role == RAP_BLOCK_TITLE || blocks[i].role == RAP_BLOCK_HEADING ? "h3"
                                                                                 : "p";
      g_string_append_printf (out,
                              "<%s id=\"b%u-%u\" class=\"%s\">",
                              tag,
                              position,
                              i,
                              rap_block_role_is_read (blocks[i].role) ? "read" : "aside");
      walk_to (&walk, blocks[i].span.start, blocks[i].span.end);
      g_string_append_printf (out, "</%s>\n", tag);
    }
}
