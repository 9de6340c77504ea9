// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "write/rap-site.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "action/rap-labels.h"
#include "summarise/rap-brief.h"
#include "summarise/rap-timeline.h"
#include "text/rap-error.h"
#include "write/rap-html-format.h"
#include "write/rap-timeline-picture.h"

/**
 * RapSite:
 *
 * A folder of pages about reports, for reading and sending: one page a report with its passages
 * marked, and an index with a brief and a timeline of all. Opens from disk, without scripts.
 *
 * Since: 1.0
 */

/* Documents that the brief and the timeline look at; the index lists all. */
#define MAX_TOGETHER 400
#define BRIEF_LINES  6

typedef struct
{
  guint page;     /* that shows it */
  guint position; /* among the documents of that page */
} Shown;

struct _RapSite
{
  GObject parent_instance;

  char       *folder;
  GString    *rows; /* of the index */
  RapDossier *together;
  GArray     *shown; /* Shown, parallel to the documents together */
  guint       n_pages;
  guint       n_documents;
};

G_DEFINE_FINAL_TYPE (RapSite, rap_site, G_TYPE_OBJECT)

static void
rap_site_finalize (GObject *object)
{
  RapSite *self = RAP_SITE (object);

  g_free (self->folder);
  g_string_free (self->rows, TRUE);
  g_object_unref (self->together);
  g_array_unref (self->shown);
  G_OBJECT_CLASS (rap_site_parent_class)->finalize (object);
}

static void
rap_site_class_init (RapSiteClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rap_site_finalize;
}

static void
rap_site_init (RapSite *self)
{
  self->rows = g_string_new (NULL);
  self->together = rap_dossier_new ();
  self->shown = g_array_new (FALSE, FALSE, sizeof (Shown));
}

/**
 * rap_site_new:
 * @folder: (type filename): where the pages go; made when there is none
 * @error: return location for an error
 *
 * Begins a site.
 *
 * Returns: (transfer full): the site, or %NULL with @error set
 *
 * Since: 1.0
 */
RapSite *
rap_site_new (const char *folder, GError **error)
{
  if (g_mkdir_with_parents (folder, 0777) != 0)
    {
      g_set_error (error,
                   G_FILE_ERROR,
                   g_file_error_from_errno (errno),
                   "%s: %s",
                   folder,
                   g_strerror (errno));
      return NULL;
    }
  RapSite *self = g_object_new (RAP_TYPE_SITE, NULL);
  self->folder = g_strdup (folder);
  return self;
}

static gboolean
write_page (RapSite *self, const char *name, const GString *page, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  return g_file_set_contents (path, page->str, (gssize) page->len, error);
}

static char *
name_page (guint number)
{
  return g_strdup_printf ("report-%05u.html", number);
}

static void
append_cell (GString *out, const char *text)
{
  g_string_append (out, "<td>");
  rap_html_append (out, text != NULL ? text : "");
  g_string_append (out, "</td>");
}

static void
note_document (RapSite *self, RapDocument *document, guint position, guint n_items)
{
  g_autofree char *name = name_page (self->n_pages);
  const char      *title = rap_document_get_title (document);

  self->n_documents++;
  g_string_append (self->rows, "<tr>");
  append_cell (self->rows, rap_document_get_published (document));
  g_string_append_printf (self->rows, "<td><a href=\"%s\">", name);
  rap_html_append (self->rows, title != NULL ? title : rap_document_get_id (document));
  g_string_append (self->rows, "</a></td>");
  append_cell (self->rows, rap_document_get_uri (document));
  g_string_append_printf (self->rows, "<td>%u</td></tr>\n", n_items);
  if (rap_dossier_get_n_documents (self->together) < MAX_TOGETHER)
    {
      Shown shown = { self->n_pages, position };
      g_array_append_val (self->shown, shown);
      rap_dossier_add (self->together, document);
    }
}

/**
 * rap_site_add:
 * @self: a site
 * @report: a report
 * @error: return location for an error
 *
 * Writes the page of a report.
 *
 * Returns: %FALSE with @error set when it cannot be written
 *
 * Since: 1.0
 */
gboolean
rap_site_add (RapSite *self, RapReport *report, GError **error)
{
  g_return_val_if_fail (RAP_IS_SITE (self), FALSE);
  RapDossier *dossier = rap_report_get_dossier (report);
  guint       n = rap_dossier_get_n_documents (dossier);
  g_autoptr (GString) page = g_string_new (NULL);

  self->n_pages++;
  for (guint i = 0; i < n; i++)
    note_document (self,
                   rap_dossier_get_document (dossier, i),
                   i,
                   rap_report_get_n_items (report));
  const char *title =
    n == 1 ? rap_document_get_title (rap_dossier_get_document (dossier, 0)) : NULL;
  rap_html_begin_page (page, title != NULL ? title : "Rapporteur");
  g_string_append_printf (page,
                          "<nav><a href=\"index.html\">%s</a></nav>\n",
                          "All reports");
  rap_html_append_report (page, report);
  rap_html_end_page (page);
  g_autofree char *name = name_page (self->n_pages);
  return write_page (self, name, page, error);
}

static void
append_link (RapSite *self, GString *out, const RapPlace *place)
{
  const Shown     *shown = &g_array_index (self->shown, Shown, place->document);
  RapDocument     *document = rap_dossier_get_document (self->together, place->document);
  g_autofree char *name = name_page (shown->page);

  g_string_append_printf (out, " <a href=\"%s", name);
  rap_html_append_anchor (out, document, shown->position, place->span.start);
  g_string_append (out, "\">");
  rap_html_append (out, rap_document_get_id (document));
  g_string_append (out, "</a>");
}

static void
append_line (RapSite *self, GString *out, const RapBriefLine *line)
{
  g_string_append (out, "<li>");
  if (*line->who != '\0')
    {
      g_string_append (out, "<strong>");
      rap_html_append (out, line->who);
      g_string_append (out, "</strong>: ");
    }
  for (guint i = 0; i < line->row->places->len; i++)
    {
      const RapPlace *place = &g_array_index (line->row->places, RapPlace, i);
      RapDocument *document = rap_dossier_get_document (self->together, place->document);
      g_autofree char *reading = rap_document_dup_reading (document, &place->span);
      g_string_append (out, i == 0 ? "" : i < line->row->pieces ? " … " : " — ");
      g_string_append (out, line->row->spoken ? "<q>" : "");
      rap_html_append (out, reading);
      g_string_append (out, line->row->spoken ? "</q>" : "");
      g_string_append (out, "<small>");
      append_link (self, out, place);
      g_string_append (out, "</small>");
    }
  if (line->status != NULL)
    {
      g_autoptr (GString) state = g_string_new (NULL);
      rap_label_append_state (state, line->status);
      g_string_append (out, "<small>");
      rap_html_append (out, state->str);
      g_string_append (out, "</small>");
    }
  g_string_append (out, "</li>\n");
}

static gboolean
append_brief (RapSite *self, GString *out, GError **error)
{
  g_autoptr (GPtrArray) lines = rap_brief_make (self->together, BRIEF_LINES, NULL, error);
  int part = -1;

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const RapBriefLine *line = g_ptr_array_index (lines, i);
      if (line->part == RAP_BRIEF_SOURCES)
        continue;
      if ((int) line->part != part)
        {
          g_string_append_printf (out,
                                  "%s<h2>%s</h2>\n<ul>\n",
                                  part >= 0 ? "</ul>\n" : "",
                                  rap_brief_part_get_heading (line->part));
          part = (int) line->part;
        }
      append_line (self, out, line);
    }
  g_string_append (out, part >= 0 ? "</ul>\n" : "");
  return lines != NULL;
}

static gboolean
append_timeline (RapSite *self, GString *out, GError **error)
{
  g_autoptr (GPtrArray) rows = rap_timeline_make (self->together, 0, NULL, error);

  if (rows == NULL)
    return FALSE;
  if (rows->len > 0)
    g_string_append_printf (out, "<h2>%s</h2>\n", "Timeline");
  rap_timeline_picture_append (out, self->together, rows);
  return TRUE;
}

/* What is not looked at is said. */
static void
append_bound (RapSite *self, GString *out)
{
  if (self->n_documents <= MAX_TOGETHER)
    return;
  g_string_append (out, "<p><small>");
  g_string_append_printf (out,
                          "Brief and timeline look at the first %u of %u reports.",
                          MAX_TOGETHER,
                          self->n_documents);
  g_string_append (out, "</small></p>\n");
}

/**
 * rap_site_finish:
 * @self: a site
 * @error: return location for an error
 *
 * Writes the index.
 *
 * Returns: %FALSE with @error set when it cannot be written
 *
 * Since: 1.0
 */
gboolean
rap_site_finish (RapSite *self, GError **error)
{
  g_return_val_if_fail (RAP_IS_SITE (self), FALSE);
  g_autoptr (GString) page = g_string_new (NULL);

  rap_html_begin_page (page, "Rapporteur");
  g_string_append_printf (page, "<h1>%s</h1>\n", "Reports");
  append_bound (self, page);
  if (!append_brief (self, page, error) || !append_timeline (self, page, error))
    return FALSE;
  g_string_append_printf (page,
                          "<h2>%s</h2>\n<table>\n<tr><th>%s</th><th>%s</th><th>%s</"
                          "th><th>%s</th></tr>\n%s</table>\n",
                          "All reports",
                          "Published",
                          "Report",
                          "File",
                          "Findings",
                          self->rows->str);
  rap_html_end_page (page);
  return write_page (self, "index.html", page, error);
}
