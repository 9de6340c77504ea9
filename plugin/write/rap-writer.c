// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "write/rap-writer.h"

#include <glib/gi18n-lib.h>

#include "text/rap-error.h"
#include "write/rap-conllu-format.h"
#include "write/rap-annotation-format.h"
#include "write/rap-brat-format.h"
#include "write/rap-csv-format.h"
#include "write/rap-html-format.h"
#include "write/rap-json-format.h"
#include "write/rap-markdown-format.h"
#include "write/rap-text-format.h"

/**
 * RapWriter:
 *
 * Tells reports in one of the formats there are. What its methods return is written out in the
 * order of the calls: begin, a write for each report, end.
 *
 * Since: 1.0
 */

static const RapFormat *const formats[] = {
  &rap_text_format,
  &rap_json_format,
  &rap_json_lines_format,
  &rap_csv_format,
  &rap_markdown_format,
  &rap_annotation_format,
  &rap_brat_format,
  &rap_html_format,
  &rap_conllu_format,
};

struct _RapWriter
{
  GObject parent_instance;

  const RapFormat *format;
  RapWriteState    state;
};

G_DEFINE_FINAL_TYPE (RapWriter, rap_writer, G_TYPE_OBJECT)

static void
rap_writer_class_init (G_GNUC_UNUSED RapWriterClass *klass)
{
}

static void
rap_writer_init (G_GNUC_UNUSED RapWriter *self)
{
}

/**
 * rap_writer_list_formats:
 *
 * Gets the names of all formats.
 *
 * Returns: (transfer full) (array zero-terminated=1): the names
 *
 * Since: 1.0
 */
char **
rap_writer_list_formats (void)
{
  char **names = g_new0 (char *, G_N_ELEMENTS (formats) + 1);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    names[i] = g_strdup (formats[i]->name);
  return names;
}

/**
 * rap_writer_new:
 * @format: the name of a format
 * @error: return location for an error
 *
 * Makes a writer.
 *
 * Returns: (transfer full): a new writer, or %NULL with @error set when there is no such format
 *
 * Since: 1.0
 */
RapWriter *
rap_writer_new (const char *format, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (!g_str_equal (formats[i]->name, format))
        continue;
      RapWriter *self = g_object_new (RAP_TYPE_WRITER, NULL);
      self->format = formats[i];
      return self;
    }
  g_set_error (error,
               RAP_ERROR,
               RAP_ERROR_NOT_FOUND,
               _ ("There is no format “%s”"),
               format);
  return NULL;
}

/**
 * rap_writer_set_with_text:
 * @self: a writer
 * @with_text: whether the text of the documents is written too
 *
 * Sets whether results hold the text that their spans point into.
 *
 * Since: 1.0
 */
void
rap_writer_set_with_text (RapWriter *self, gboolean with_text)
{
  g_return_if_fail (RAP_IS_WRITER (self));
  self->state.with_text = with_text;
}

/**
 * rap_writer_begin:
 * @self: a writer
 *
 * Gets what stands before the first report.
 *
 * Returns: (transfer full): text, maybe empty
 *
 * Since: 1.0
 */
char *
rap_writer_begin (RapWriter *self)
{
  GString *out = g_string_new (NULL);

  if (self->format->begin != NULL)
    self->format->begin (&self->state, out);
  return g_string_free (out, FALSE);
}

/**
 * rap_writer_write:
 * @self: a writer
 * @report: a report
 *
 * Tells a report.
 *
 * Returns: (transfer full): text
 *
 * Since: 1.0
 */
char *
rap_writer_write (RapWriter *self, RapReport *report)
{
  GString *out = g_string_new (NULL);

  self->format->write (&self->state, report, out);
  self->state.n_reports++;
  self->state.n_items += rap_report_get_n_items (report);
  return g_string_free (out, FALSE);
}

/**
 * rap_writer_write_failure:
 * @self: a writer
 * @place: the file, and maybe line, that failed
 * @failure: what went wrong
 *
 * Tells that an input failed, in formats that have a record for it.
 *
 * Returns: (transfer full): text, maybe empty
 *
 * Since: 1.0
 */
char *
rap_writer_write_failure (RapWriter *self, const char *place, const GError *failure)
{
  GString *out = g_string_new (NULL);

  if (self->format->write_failure != NULL)
    self->format->write_failure (&self->state, place, failure, out);
  self->state.n_failures++;
  return g_string_free (out, FALSE);
}

/**
 * rap_writer_end:
 * @self: a writer
 *
 * Gets what stands after the last report.
 *
 * Returns: (transfer full): text, maybe empty
 *
 * Since: 1.0
 */
char *
rap_writer_end (RapWriter *self)
{
  GString *out = g_string_new (NULL);

  if (self->format->end != NULL)
    self->format->end (&self->state, out);
  return g_string_free (out, FALSE);
}
