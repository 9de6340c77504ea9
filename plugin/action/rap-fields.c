// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "action/rap-fields.h"

#include "text/rap-bytes.h"

#include <math.h>
#include <string.h>

struct _RapFields
{
  GString *json;
  gboolean lent;
  gboolean comma; /* something stands before, at this level */
  gboolean name_documents;

  /* Where the last passage was found: mostly it is asked for twice. */
  RapDocument *found_in;
  RapSpan      found;
  RapSpan      source;
};

RapFields *
rap_fields_new (gboolean name_documents)
{
  RapFields *fields = g_new0 (RapFields, 1);
  fields->json = g_string_new (NULL);
  fields->name_documents = name_documents;
  return fields;
}

RapFields *
rap_fields_new_behind (GString *json, gboolean name_documents)
{
  RapFields *fields = g_new0 (RapFields, 1);
  fields->json = json;
  fields->lent = TRUE;
  fields->name_documents = name_documents;
  return fields;
}

void
rap_fields_free (RapFields *fields)
{
  if (!fields->lent)
    g_string_free (fields->json, TRUE);
  g_free (fields);
}

/* Most of what is written is short. */
static inline void
copy (char *to, const char *from, gsize length)
{
  if (length > 16)
    memcpy (to, from, length);
  else if (length >= 8)
    {
      memcpy (to, from, 8);
      memcpy (to + length - 8, from + length - 8, 8);
    }
  else if (length >= 4)
    {
      memcpy (to, from, 4);
      memcpy (to + length - 4, from + length - 4, 4);
    }
  else
    for (gsize i = 0; i < length; i++)
      to[i] = from[i];
}

/* Nearly always there is room. */
static inline void
put (GString *out, const char *bytes, gsize length)
{
  if (G_UNLIKELY (out->len + length >= out->allocated_len))
    {
      g_string_append_len (out, bytes, (gssize) length);
      return;
    }
  copy (out->str + out->len, bytes, length);
  out->len += length;
  out->str[out->len] = '\0';
}

#define PUT(out, literal) put ((out), (literal), sizeof (literal) - 1)

static const char *const escapes[0x20] = {
  ['\b'] = "\\b", ['\t'] = "\\t", ['\n'] = "\\n", ['\f'] = "\\f", ['\r'] = "\\r",
};

static void
append_escaped (GString *out, guchar c)
{
  const char sign[2] = { '\\', (char) c };
  if (c == '"' || c == '\\')
    put (out, sign, sizeof sign);
  else if (c < 0x20 && escapes[c] != NULL)
    g_string_append (out, escapes[c]);
  else
    g_string_append_printf (out, "\\u%04x", c);
}

static void
append_quoted (GString *out, const char *value, gsize length)
{
  gsize from = 0;

  g_string_append_c (out, '"');
  for (;;)
    {
      gsize run = rap_bytes_quotable (value + from, length - from);
      put (out, value + from, run);
      from += run;
      if (from == length)
        break;
      append_escaped (out, (guchar) value[from++]);
    }
  g_string_append_c (out, '"');
}

void
rap_fields_quote (GString *out, const char *value)
{
  append_quoted (out, value, strlen (value));
}

static void
begin (RapFields *fields, const char *name)
{
  if (fields->comma)
    g_string_append_c (fields->json, ',');
  fields->comma = TRUE;
  if (name == NULL)
    return;
  g_string_append_c (fields->json, '"');
  put (fields->json, name, strlen (name));
  PUT (fields->json, "\":");
}

void
rap_fields_string (RapFields *fields, const char *name, const char *value)
{
  begin (fields, name);
  if (value != NULL)
    rap_fields_quote (fields->json, value);
  else
    g_string_append (fields->json, "null");
}

gsize
rap_fields_string_in (RapFields  *fields,
                      const char *name,
                      const char *value,
                      gsize       length)
{
  begin (fields, name);
  gsize at = fields->json->len;
  append_quoted (fields->json, value, length);
  return at;
}

void
rap_fields_again (RapFields *fields, const char *name, gsize from, gsize to)
{
  begin (fields, name);
  GString *out = fields->json;
  if (G_LIKELY (out->len + (to - from) < out->allocated_len))
    put (out, out->str + from, to - from);
  else
    g_string_append_len (out, out->str + from, (gssize) (to - from));
}

static char *
print_digits (char *end, guint32 value)
{
  static const char pairs[] = "00010203040506070809101112131415161718192021222324"
                              "25262728293031323334353637383940414243444546474849"
                              "50515253545556575859606162636465666768697071727374"
                              "75767778798081828384858687888990919293949596979899";
  for (; value >= 100; value /= 100)
    end = (char *) memcpy (end - 2, pairs + value % 100 * 2, 2);
  if (value >= 10)
    return (char *) memcpy (end - 2, pairs + value * 2, 2);
  *--end = (char) ('0' + value);
  return end;
}

static void
append_int (GString *out, gint64 value)
{
  char    digits[24];
  char   *end = digits + sizeof digits, *at = end;
  guint64 rest = value < 0 ? -(guint64) value : (guint64) value;

  for (; rest > G_MAXUINT32; rest /= 10)
    *--at = (char) ('0' + rest % 10);
  at = print_digits (at, (guint32) rest);
  if (value < 0)
    *--at = '-';
  put (out, at, (gsize) (end - at));
}

void
rap_fields_int (RapFields *fields, const char *name, gint64 value)
{
  begin (fields, name);
  append_int (fields->json, value);
}

void
rap_fields_double (RapFields *fields, const char *name, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (value))
    {
      rap_fields_null (fields, name);
      return;
    }
  begin (fields, name);
  if (value == floor (value) && fabs (value) < 1e15)
    append_int (fields->json, (gint64) value);
  else
    g_string_append (fields->json,
                     g_ascii_formatd (buffer, sizeof buffer, "%.15g", value));
}

void
rap_fields_boolean (RapFields *fields, const char *name, gboolean value)
{
  begin (fields, name);
  g_string_append (fields->json, value ? "true" : "false");
}

void
rap_fields_null (RapFields *fields, const char *name)
{
  begin (fields, name);
  g_string_append (fields->json, "null");
}

/* Where in the page a passage stands that was taken out of one. */
static gboolean
find_source (RapFields *fields, RapDocument *document, const RapSpan *span)
{
  if (fields->found_in == document && fields->found.start == span->start &&
      fields->found.end == span->end)
    return TRUE;
  fields->found_in = NULL;
  if (!g_str_equal (rap_document_get_media_type (document), "text/html") ||
      !rap_document_to_source (document, span, &fields->source))
    return FALSE;
  fields->found_in = document;
  fields->found = *span;
  return TRUE;
}

void
rap_fields_source (RapFields *fields, RapDocument *document, const RapSpan *span)
{
  if (!find_source (fields, document, span))
    return;
  PUT (fields->json, ",\"source\":[");
  append_int (fields->json, fields->source.start);
  g_string_append_c (fields->json, ',');
  append_int (fields->json, fields->source.end);
  g_string_append_c (fields->json, ']');
}

void
rap_fields_span_with (RapFields     *fields,
                      const char    *name,
                      RapDocument   *document,
                      const RapSpan *span,
                      const char    *member,
                      const char    *value)
{
  guint    start, end;
  GString *out = fields->json;

  if (span == NULL || span->start >= span->end)
    {
      rap_fields_null (fields, name);
      return;
    }
  begin (fields, name);
  rap_document_to_characters (document, span, &start, &end);
  PUT (out, "{\"start\":");
  append_int (out, start);
  PUT (out, ",\"end\":");
  append_int (out, end);
  PUT (out, ",\"bytes\":[");
  append_int (out, span->start);
  g_string_append_c (out, ',');
  append_int (out, span->end);
  PUT (out, "],\"exact\":");
  append_quoted (out,
                 rap_document_get_text (document) + span->start,
                 span->end - span->start);
  rap_fields_source (fields, document, span);
  if (fields->name_documents)
    {
      PUT (out, ",\"document\":");
      rap_fields_quote (out, rap_document_get_id (document));
    }
  if (member != NULL)
    {
      g_string_append_printf (out, ",\"%s\":", member);
      rap_fields_quote (out, value);
    }
  g_string_append_c (out, '}');
}

void
rap_fields_span (RapFields     *fields,
                 const char    *name,
                 RapDocument   *document,
                 const RapSpan *span)
{
  rap_fields_span_with (fields, name, document, span, NULL, NULL);
}

static void
open_level (RapFields *fields, const char *name, char bracket)
{
  begin (fields, name);
  g_string_append_c (fields->json, bracket);
  fields->comma = FALSE;
}

static void
close_level (RapFields *fields, char bracket)
{
  g_string_append_c (fields->json, bracket);
  fields->comma = TRUE;
}

void
rap_fields_begin_array (RapFields *fields, const char *name)
{
  open_level (fields, name, '[');
}

void
rap_fields_end_array (RapFields *fields)
{
  close_level (fields, ']');
}

void
rap_fields_begin_object (RapFields *fields, const char *name)
{
  open_level (fields, name, '{');
}

void
rap_fields_end_object (RapFields *fields)
{
  close_level (fields, '}');
}

GString *
rap_fields_next (RapFields *fields)
{
  begin (fields, NULL);
  return fields->json;
}

void
rap_fields_raw (RapFields *fields, const char *name, const char *json)
{
  begin (fields, name);
  g_string_append (fields->json, json);
}

const char *
rap_fields_peek (RapFields *fields, gsize *length)
{
  *length = fields->json->len;
  return fields->json->str;
}
