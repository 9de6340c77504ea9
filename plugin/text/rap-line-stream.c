// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-line-stream.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text/rap-error.h"

#define CHUNK 65536

struct _RapLineStream
{
  GInputStream *stream;
  GByteArray   *buffer;
  gsize         at; /* where the next line starts in the buffer */
  gsize         limit;
  guint64       number;
  gboolean      ended;
};

RapLineStream *
rap_line_stream_new (GInputStream *stream, gsize limit)
{
  RapLineStream *lines = g_new0 (RapLineStream, 1);

  lines->stream = g_object_ref (stream);
  lines->buffer = g_byte_array_new ();
  lines->limit = limit;
  return lines;
}

void
rap_line_stream_free (RapLineStream *lines)
{
  g_object_unref (lines->stream);
  g_byte_array_unref (lines->buffer);
  g_free (lines);
}

static gboolean
read_chunk (RapLineStream *lines, GCancellable *cancellable, GError **error)
{
  if (lines->at > 0)
    g_byte_array_remove_range (lines->buffer, 0, lines->at);
  lines->at = 0;

  gsize old = lines->buffer->len;
  g_byte_array_set_size (lines->buffer, old + CHUNK);
  gssize got = g_input_stream_read (lines->stream,
                                    lines->buffer->data + old,
                                    CHUNK,
                                    cancellable,
                                    error);
  g_byte_array_set_size (lines->buffer, old + (gsize) MAX (got, 0));
  lines->ended = got <= 0;
  return got >= 0;
}

/* Reads on until a whole line is there, and no further than the limit: what is longer is thrown
 * away as it comes. Returns its length, or -1 at the end or on error. */
static gssize
fill_line (RapLineStream *lines,
           gboolean      *too_long,
           GCancellable  *cancellable,
           GError       **error)
{
  gsize searched = 0; /* of the line, so that no byte is looked at twice */

  for (;;)
    {
      const char *start = (const char *) lines->buffer->data + lines->at;
      gsize       left = lines->buffer->len - lines->at;
      const char *stop =
        left > searched ? memchr (start + searched, '\n', left - searched) : NULL;
      if (stop != NULL)
        return stop - start;
      if (lines->ended)
        return left > 0 ? (gssize) left : -1;
      searched = left;
      if (left > lines->limit)
        {
          *too_long = TRUE;
          lines->at = lines->buffer->len;
          searched = 0;
        }
      if (!read_chunk (lines, cancellable, error))
        return -1;
    }
}

char *
rap_line_stream_next (RapLineStream *lines, GCancellable *cancellable, GError **error)
{
  for (;;)
    {
      gboolean too_long = FALSE;
      gssize   length = fill_line (lines, &too_long, cancellable, error);
      if (length < 0)
        return NULL;
      char *line =
        g_strndup ((const char *) lines->buffer->data + lines->at, (gsize) length);
      lines->at = MIN (lines->at + (gsize) length + 1, lines->buffer->len);
      lines->number++;
      if (!too_long && *g_strstrip (line) != '\0')
        return line;
      g_free (line);
      if (!too_long)
        continue;
      g_set_error (error,
                   RAP_ERROR,
                   RAP_ERROR_INVALID_TEXT,
                   _ ("a line longer than %lu bytes"),
                   (gulong) lines->limit);
      return NULL;
    }
}

guint64
rap_line_stream_number (const RapLineStream *lines)
{
  return lines->number;
}

gboolean
rap_line_stream_is_done (const RapLineStream *lines)
{
  return lines->ended && lines->at >= lines->buffer->len;
}
