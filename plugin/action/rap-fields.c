// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "action/rap-fields.h"

#include <math.h>
#include <string.h>

struct _RapFields
{
  GString *json;
  gboolean comma; /* something stands before, at this level */
  gboolean name_documents;
};

RapFields *
rap_fields_new (gboolean name_documents)
{
  RapFields *fields = g_new0 (RapFields, 1);
  fields->json = g_string_new (NULL);
  fields->name_documents = name_documents;
  return fields;
}

void
rap_fields_free (RapFields *fields)
{
  g_string_free (fields->json, TRUE);
  g_free (fields);
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
  memcpy (out->str + out->len, bytes, length);
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
  if (c == '"' || c == '\\')
    g_string_append_printf (out, "\\%c", c);
  else if (c < 0x20 && escapes[c] != NULL)
    g_string_append (out, escapes[c]);
  else
    g_string_append_printf (out, "\\u%04x", c);
}

#define EIGHT_TIMES(byte) (G_GUINT64_CONSTANT (0x0101010101010101) * (byte))

/* The highest bit of each byte that is 0; above the lowest of them others may be set. */
static inline guint64
zeros_in (guint64 word)
{
  return (word - EIGHT_TIMES (1)) & ~word & EIGHT_TIMES (0x80);
}

/* Whether one of eight bytes cannot stand in a string as it is. */
static inline gboolean
needs_escape (const char *bytes)
{
  guint64 word;

  memcpy (&word, bytes, sizeof word);
  return (((word - EIGHT_TIMES (0x20)) & ~word & EIGHT_TIMES (0x80)) |
          zeros_in (word ^ EIGHT_TIMES ('"')) | zeros_in (word ^ EIGHT_TIMES ('\\')) |
          zeros_in (word ^ EIGHT_TIMES (0x7F))) != 0;
}

static void
append_quoted (GString *out, const char *value, gsize length)
{
  gsize from = 0;

  g_string_append_c (out, '"');
  for (gsize i = 0; i < length; i++)
    {
      while (length - i >= 8 && !needs_escape (value + i))
        i += 8;
      if (i == length)
        break;
      guchar c = value[i];
      if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7F)
        continue;
      put (out, value + from, i - from);
      append_escaped (out, c);
      from = i + 1;
    }
  put (out, value + from, length - from);
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

static void
append_int (GString *out, gint64 value)
{
  char    digits[24];
  gsize   at = sizeof digits;
  guint64 rest = value < 0 ? -(guint64) value : (guint64) value;

  do
    digits[--at] = (char) ('0' + rest % 10);
  while ((rest /= 10) > 0);
  if (value < 0)
    digits[--at] = '-';
  put (out, digits + at, sizeof digits - at);
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
static void
append_source (GString *out, RapDocument *document, const RapSpan *span)
{
  RapSpan source;

  if (!g_str_equal (rap_document_get_media_type (document), "text/html") ||
      !rap_document_to_source (document, span, &source))
    return;
  g_string_append (out, ",\"source\":[");
  append_int (out, source.start);
  g_string_append_c (out, ',');
  append_int (out, source.end);
  g_string_append_c (out, ']');
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
  append_source (out, document, span);
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
