// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-archive.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text/rap-error.h"
#include "text/rap-http.h"
#include "text/rap-intake.h"
#include "text/rap-members.h"

#define CHUNK   65536
#define HEAD    65536 /* bytes of a record's headers, and again of an answer's */
#define VERSION "WARC/"
#define MARK    5 /* its bytes */

struct _RapArchive
{
  GInputStream *stream;
  RapMembers   *members; /* NULL when the file is not packed */
  GByteArray   *buffer;
  gsize         at; /* in the buffer, where the next record starts */
  gsize         limit;
  guint64       done;   /* unpacked bytes before the buffer */
  guint64       offset; /* of the last record */
  gboolean      ended;
  gboolean      lost; /* the next record is sought */
};

RapArchive *
rap_archive_new (GInputStream *stream, gboolean packed, gsize limit)
{
  RapArchive *archive = g_new0 (RapArchive, 1);

  archive->limit = limit;
  archive->buffer = g_byte_array_new ();
  if (packed)
    {
      archive->members = rap_members_new ();
      archive->stream =
        g_converter_input_stream_new (stream, G_CONVERTER (archive->members));
    }
  else
    archive->stream = g_object_ref (stream);
  return archive;
}

void
rap_archive_free (RapArchive *archive)
{
  g_object_unref (archive->stream);
  g_clear_object (&archive->members);
  g_byte_array_unref (archive->buffer);
  g_free (archive);
}

void
rap_archive_record_free (RapArchiveRecord *record)
{
  g_free (record->uri);
  g_free (record->date);
  g_free (record->charset);
  g_clear_pointer (&record->body, g_bytes_unref);
  g_free (record);
}

/* ------------------------------------------------------------ bytes */

static const char *
bytes_of (const RapArchive *archive)
{
  return (const char *) archive->buffer->data + archive->at;
}

static gsize
left_in (const RapArchive *archive)
{
  return archive->buffer->len - archive->at;
}

/* Reads on; FALSE on error. A damaged member loses what was read of its record, and reading
 * goes on after it; any other error ends the archive. */
static gboolean
read_more (RapArchive *archive, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (archive->at > 0)
    g_byte_array_remove_range (archive->buffer, 0, archive->at);
  archive->done += archive->at;
  archive->at = 0;

  gsize old = archive->buffer->len;
  g_byte_array_set_size (archive->buffer, old + CHUNK);
  gssize got = g_input_stream_read (archive->stream,
                                    archive->buffer->data + old,
                                    CHUNK,
                                    cancellable,
                                    &local);
  g_byte_array_set_size (archive->buffer, old + (gsize) MAX (got, 0));
  archive->ended |= got == 0;
  if (got >= 0)
    return TRUE;
  archive->lost = archive->members != NULL &&
                  (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_INVALID_DATA) ||
                   g_error_matches (local, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT));
  archive->ended = !archive->lost;
  g_byte_array_set_size (archive->buffer, 0);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Whether so many bytes are there, or can be read; without error set, the end came before. */
static gboolean
have (RapArchive *archive, gsize n, GCancellable *cancellable, GError **error)
{
  while (left_in (archive) < n && !archive->ended)
    {
      if (!read_more (archive, cancellable, error))
        return FALSE;
    }
  return left_in (archive) >= n;
}

/* Passes over bytes without keeping them. */
static gboolean
skip (RapArchive *archive, guint64 n, GCancellable *cancellable, GError **error)
{
  while (n > 0)
    {
      gsize step = MIN (n, left_in (archive));
      archive->at += step;
      n -= step;
      if (n > 0 && archive->ended)
        return FALSE;
      if (n > 0 && !read_more (archive, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/* Gives a record up: the next one is sought. */
static void
give_up (RapArchive *archive, const char *message, GError **error)
{
  if (*error == NULL)
    g_set_error_literal (error, RAP_ERROR, RAP_ERROR_INVALID_TEXT, message);
  archive->lost = TRUE;
  archive->at = MIN (archive->at + 1, archive->buffer->len); /* not the same again */
}

/* ------------------------------------------------------------ records */

static gboolean
starts_record (const char *at)
{
  return memcmp (at, VERSION, MARK) == 0;
}

/* Goes to where a line starts a record; FALSE at the end or on error. */
static gboolean
find_record (RapArchive *archive, GCancellable *cancellable, GError **error)
{
  gboolean line = TRUE; /* a line starts here */

  while (have (archive, MARK, cancellable, error))
    {
      if (line && starts_record (bytes_of (archive)))
        {
          archive->lost = FALSE;
          return TRUE;
        }
      const char *stop = memchr (bytes_of (archive), '\n', left_in (archive) - MARK + 1);
      line = stop != NULL;
      archive->at +=
        line ? (gsize) (stop - bytes_of (archive)) + 1 : left_in (archive) - MARK + 1;
    }
  return FALSE;
}

/* Goes over the blank lines between records; FALSE at the end or on error. */
static gboolean
skip_blank (RapArchive *archive, GCancellable *cancellable, GError **error)
{
  while (have (archive, 1, cancellable, error))
    {
      char c = *bytes_of (archive);
      if (c != '\r' && c != '\n')
        return TRUE;
      archive->at++;
    }
  return FALSE;
}

/* The length of the headers that start here; 0 when they do not end. No more is read than that
 * takes: what comes after may be damaged. */
static gsize
read_head (RapArchive *archive, GCancellable *cancellable, GError **error)
{
  for (;;)
    {
      gsize there = left_in (archive);
      gsize head = rap_http_head_length (bytes_of (archive), MIN (there, HEAD));
      if (head > 0 || there >= HEAD || !have (archive, there + 1, cancellable, error))
        return head;
    }
}

static gboolean
read_length (const char *head, gsize length, guint64 *content)
{
  g_autofree char *value = rap_http_header (head, length, "Content-Length");
  return value != NULL &&
         g_ascii_string_to_unsigned (value, 10, 0, G_MAXINT64, content, NULL);
}

/* Names of media types that are read; the others are passed over. */
static gboolean
is_read (const char *media_type, gboolean *page)
{
  static const struct
  {
    const char *name;
    gboolean    page;
  } types[] = { { "text/html", TRUE },
                { "application/xhtml+xml", TRUE },
                { "text/plain", FALSE } };

  *page = media_type == NULL;
  for (guint i = 0; media_type != NULL && i < G_N_ELEMENTS (types); i++)
    {
      gsize length = strlen (types[i].name);
      if (g_ascii_strncasecmp (media_type, types[i].name, length) != 0 ||
          g_ascii_isalnum (media_type[length]))
        continue;
      *page = types[i].page;
      return TRUE;
    }
  return *page;
}

/* Types of records, and whether what they hold is the answer of a server with its head. */
static const struct
{
  const char *name;
  gboolean    answer;
} record_types[] = {
  { "response", TRUE },
  { "resource", FALSE },
  { "conversion", FALSE },
};

static gboolean
has_text (const char *head, gsize length, gboolean *answer)
{
  g_autofree char *type = rap_http_header (head, length, "WARC-Type");

  for (guint i = 0; type != NULL && i < G_N_ELEMENTS (record_types); i++)
    {
      if (g_ascii_strcasecmp (type, record_types[i].name) != 0)
        continue;
      *answer = record_types[i].answer;
      return TRUE;
    }
  return FALSE;
}

/* What a media type says of the charset; NULL when it says nothing. */
static char *
charset_of (const char *media_type)
{
  const char *at = media_type != NULL ? strchr (media_type, ';') : NULL;

  while (at != NULL)
    {
      for (at++; g_ascii_isspace (*at);)
        at++;
      if (g_ascii_strncasecmp (at, "charset=", 8) == 0)
        {
          at += 8 + (at[8] == '"');
          return g_strndup (at, strcspn (at, "\"; \t"));
        }
      at = strchr (at, ';');
    }
  return NULL;
}

/* Whether what the headers describe is read. */
static gboolean
note_type (RapArchiveRecord *record, const char *head, gsize length)
{
  g_autofree char *media_type = rap_http_header (head, length, "Content-Type");

  record->charset = charset_of (media_type);
  return is_read (media_type, &record->page);
}

/* The text of a record; NULL without error when it holds none. */
static GBytes *
read_body (RapArchive       *archive,
           RapArchiveRecord *record,
           const char       *head,
           const char       *content,
           gsize             length,
           gboolean          answer,
           GError          **error)
{
  if (!answer)
    return note_type (record, head, content - head) ? g_bytes_new (content, length)
                                                    : NULL;
  gsize inner = rap_http_head_length (content, MIN (length, HEAD));
  if (inner == 0 && rap_http_status (content, length) != 0)
    {
      g_set_error_literal (error,
                           RAP_ERROR,
                           RAP_ERROR_INVALID_TEXT,
                           _ ("the headers of the answer have no end"));
      return NULL;
    }
  if (rap_http_status (content, inner) / 100 != 2 || inner == length ||
      !note_type (record, content, inner))
    return NULL;
  return rap_http_body (content, length, archive->limit, error);
}

static RapArchiveRecord *
read_record (RapArchive *archive,
             gsize       head_length,
             gsize       length,
             gboolean    answer,
             GError    **error)
{
  g_autoptr (RapArchiveRecord) record = g_new0 (RapArchiveRecord, 1);
  const char *head = bytes_of (archive);

  record->body =
    read_body (archive, record, head, head + head_length, length, answer, error);
  record->uri = rap_http_header (head, head_length, "WARC-Target-URI");
  record->date = rap_http_header (head, head_length, "WARC-Date");
  archive->at += head_length + length;
  if (record->body == NULL)
    return NULL;
  if (g_bytes_get_size (record->body) > archive->limit)
    {
      rap_intake_set_too_long (archive->limit, error);
      return NULL;
    }
  return g_steal_pointer (&record);
}

/* The record that starts here; NULL without error when it holds no text. */
static RapArchiveRecord *
take_record (RapArchive *archive, GCancellable *cancellable, GError **error)
{
  guint64  length;
  gboolean answer;
  gsize    head = read_head (archive, cancellable, error);

  if (head == 0 || !starts_record (bytes_of (archive)) ||
      !read_length (bytes_of (archive), head, &length))
    {
      give_up (archive, _ ("no record of a web archive"), error);
      return NULL;
    }
  gboolean wanted = has_text (bytes_of (archive), head, &answer);
  if (wanted && length <= archive->limit + HEAD)
    {
      if (have (archive, head + length, cancellable, error))
        return read_record (archive, head, length, answer, error);
      archive->at = archive->buffer->len;
    }
  else if (skip (archive, head + length, cancellable, error))
    {
      if (wanted)
        rap_intake_set_too_long (archive->limit, error);
      return NULL;
    }
  give_up (archive, _ ("the record is cut short"), error);
  return NULL;
}

RapArchiveRecord *
rap_archive_next (RapArchive *archive, GCancellable *cancellable, GError **error)
{
  for (;;)
    {
      g_autoptr (GError) local = NULL;
      gboolean there = archive->lost ? find_record (archive, cancellable, &local)
                                     : skip_blank (archive, cancellable, &local);
      archive->offset = archive->members != NULL
                          ? rap_members_get_start (archive->members)
                          : archive->done + archive->at;
      RapArchiveRecord *record =
        there ? take_record (archive, cancellable, &local) : NULL;
      gboolean failed = local != NULL;
      if (failed)
        g_propagate_error (error, g_steal_pointer (&local));
      if (record != NULL || failed || !there)
        return record;
    }
}

guint64
rap_archive_offset (const RapArchive *archive)
{
  return archive->offset;
}
