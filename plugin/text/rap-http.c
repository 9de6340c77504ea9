// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-http.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text/rap-error.h"

gsize
rap_http_head_length (const char *bytes, gsize length)
{
  for (gsize at = 0; at < length;)
    {
      const char *stop = memchr (bytes + at, '\n', length - at);
      if (stop == NULL)
        return 0;
      gsize end = stop - bytes;
      if (end == at || (end == at + 1 && bytes[at] == '\r'))
        return end + 1;
      at = end + 1;
    }
  return 0;
}

char *
rap_http_header (const char *head, gsize length, const char *name)
{
  gsize name_length = strlen (name);

  for (gsize at = 0; at < length;)
    {
      const char *stop = memchr (head + at, '\n', length - at);
      gsize       end = stop != NULL ? (gsize) (stop - head) : length;
      if (end - at > name_length && head[at + name_length] == ':' &&
          g_ascii_strncasecmp (head + at, name, name_length) == 0)
        return g_strstrip (
          g_strndup (head + at + name_length + 1, end - at - name_length - 1));
      at = end + 1;
    }
  return NULL;
}

guint
rap_http_status (const char *head, gsize length)
{
  const char *space = length > 5 && memcmp (head, "HTTP/", 5) == 0
                        ? memchr (head, ' ', MIN (length, 16))
                        : NULL;
  guint       status = 0;

  for (gsize at = space != NULL ? (gsize) (space - head) + 1 : length;
       at < length && status < 1000 && g_ascii_isdigit (head[at]);
       at++)
    status = status * 10 + g_ascii_digit_value (head[at]);
  return status;
}

/* The size that starts a chunk, and the byte after its line; FALSE when there is none. */
static gboolean
read_chunk_size (const char *bytes, gsize length, gsize *at, gsize *size)
{
  guint digits = 0;

  for (*size = 0; *at < length && digits < 8 && g_ascii_isxdigit (bytes[*at]);
       ++*at, digits++)
    *size = *size * 16 + g_ascii_xdigit_value (bytes[*at]);
  const char *stop = memchr (bytes + *at, '\n', length - *at);
  if (digits == 0 || stop == NULL)
    return FALSE;
  *at = stop - bytes + 1;
  return TRUE;
}

/* Takes the sizes of chunks out; NULL when the first is none. A last chunk that is cut short
 * gives what there is of it. */
static GBytes *
join_chunks (const char *bytes, gsize length)
{
  g_autoptr (GByteArray) joined = g_byte_array_new ();
  gsize at = 0, size;

  while (at < length && read_chunk_size (bytes, length, &at, &size) && size > 0)
    {
      gsize there = MIN (size, length - at);
      g_byte_array_append (joined, (const guint8 *) bytes + at, there);
      at += there;
      while (at < length && (bytes[at] == '\r' || bytes[at] == '\n'))
        at++;
    }
  return joined->len > 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&joined)) : NULL;
}

static GBytes *
inflate (GBytes *packed, gsize limit, GError **error)
{
  g_autoptr (GZlibDecompressor) inflater =
    g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GInputStream) inner = g_memory_input_stream_new_from_bytes (packed);
  g_autoptr (GInputStream) stream =
    g_converter_input_stream_new (inner, G_CONVERTER (inflater));
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gssize got;

  do
    {
      gsize at = bytes->len;
      g_byte_array_set_size (bytes, at + 65536);
      got = g_input_stream_read (stream, bytes->data + at, 65536, NULL, error);
      g_byte_array_set_size (bytes, at + MAX (got, 0));
    }
  while (got > 0 && bytes->len <= limit);
  return got < 0 ? NULL : g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static gboolean
is_packed (GBytes *bytes)
{
  gsize         size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  return size > 2 && data[0] == 0x1F && data[1] == 0x8B;
}

static gboolean
is_known_encoding (const char *name)
{
  static const char *const known[] = { "", "identity", "gzip", "x-gzip", NULL };
  g_autofree char         *small = g_ascii_strdown (name, -1);
  return g_strv_contains (known, small);
}

GBytes *
rap_http_body (const char *answer, gsize length, gsize limit, GError **error)
{
  gsize            head = rap_http_head_length (answer, length);
  g_autofree char *transfer = rap_http_header (answer, head, "Transfer-Encoding");
  g_autofree char *encoding = rap_http_header (answer, head, "Content-Encoding");
  g_autoptr (GBytes) body = NULL;

  if (transfer != NULL && g_ascii_strcasecmp (transfer, "chunked") == 0)
    body = join_chunks (answer + head, length - head);
  if (body == NULL)
    body = g_bytes_new (answer + head, length - head);
  if (is_packed (body))
    {
      GBytes *packed = g_steal_pointer (&body);
      body = inflate (packed, limit, error);
      g_bytes_unref (packed);
    }
  else if (encoding != NULL && !is_known_encoding (encoding) &&
           !g_utf8_validate_len (g_bytes_get_data (body, NULL),
                                 g_bytes_get_size (body),
                                 NULL))
    {
      g_set_error (error,
                   RAP_ERROR,
                   RAP_ERROR_UNSUPPORTED,
                   _ ("packed in a way that is not known: “%s”"),
                   encoding);
      return NULL;
    }
  return g_steal_pointer (&body);
}
