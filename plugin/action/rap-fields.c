// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "action/rap-fields.h"

#include "text/rap-bytes.h"
#include "text/rap-document-private.h"

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
  gsize        found_from; /* in the JSON */
  gsize        found_to;

  /* Where the last passage ends, as the next mostly begins shortly behind. */
  RapDocument   *counted_in;
  RapCharacterAt counted;

  /* What stands in the JSON for a value that may be wanted again. */
  const char *quoted;
  gsize       quoted_length;
  gsize       quoted_from;
  gsize       quoted_to;
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

/* Where so many bytes more may be written; nearly always there is room. */
static inline char *
reserve (GString *out, gsize length)
{
  gsize before = out->len;
  if (G_UNLIKELY (before + length >= out->allocated_len))
    {
      g_string_set_size (out, before + length);
      out->len = before;
    }
  return out->str + before;
}

/* What was written there ends there. */
static inline void
commit (GString *out, char *end)
{
  out->len = (gsize) (end - out->str);
  *end = '\0';
}

static inline void
put (GString *out, const char *bytes, gsize length)
{
  commit (out, rap_bytes_copy (reserve (out, length), bytes, length));
}

#define COPY(at, literal) rap_bytes_copy ((at), (literal), sizeof (literal) - 1)
#define PUT(out, literal) put ((out), (literal), sizeof (literal) - 1)

/* The most that a byte becomes. */
#define MAX_ESCAPE 6

static char *
escape (char *to, guchar c)
{
  static const char letters[0x20] = {
    ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r',
  };
  static const char digits[] = "0123456789abcdef";
  *to++ = '\\';
  if (c == '"' || c == '\\')
    *to++ = (char) c;
  else if (c < 0x20 && letters[c] != 0)
    *to++ = letters[c];
  else
    {
      to = COPY (to, "u00");
      *to++ = digits[c >> 4];
      *to++ = digits[c & 15];
    }
  return to;
}

#ifdef __SSE2__
/* Do fewer than sixteen bytes, at least four, stand in a string of JSON as they are? */
static inline gboolean
few_are_quotable (const char *value, gsize length)
{
  guint32 four[2];
  guint64 eight[2];
  if (length >= 8)
    {
      memcpy (&eight[0], value, 8);
      memcpy (&eight[1], value + length - 8, 8);
    }
  else
    {
      memcpy (&four[0], value, 4);
      memcpy (&four[1], value + length - 4, 4);
      eight[0] = eight[1] = four[0] | (guint64) four[1] << 32;
    }
  return rap_bytes_unquotable (_mm_set_epi64x ((gint64) eight[1], (gint64) eight[0])) ==
         0;
}
#endif

/* How many bytes from there on stand in a string of JSON as they are; of many, at most
 * sixteen. */
static inline gsize
count_quotable (const char *value, gsize length)
{
#ifdef __SSE2__
  if (length >= 16)
    {
      guint stops = rap_bytes_unquotable_mask (value);
      return stops != 0 ? (gsize) __builtin_ctz (stops) : 16;
    }
  if (length >= 4 && few_are_quotable (value, length))
    return length;
#endif
  return rap_bytes_quotable (value, MIN (length, 16));
}

/* Writes what stands in a string of JSON for some bytes; there is room for all of them
 * escaped. Returns where it ends. */
static char *
quote (char *to, const char *value, gsize length)
{
  for (gsize i = 0; i < length;)
    {
      gsize run = count_quotable (value + i, length - i);
      if (length - i >= 16)
        memcpy (to, value + i, 16); /* in one go; what is too much is written over */
      else
        rap_bytes_copy (to, value + i, run);
      to += run;
      i += run;
      if (i < length && !rap_bytes_is_quotable (value[i]))
        to = escape (to, (guchar) value[i++]);
    }
  return to;
}

/* So much of a value is written at once. */
#define PIECE 1024

static void
append_quoted (GString *out, const char *value, gsize length)
{
  PUT (out, "\"");
  do
    {
      gsize piece = MIN (length, PIECE);
      char *to = reserve (out, piece * MAX_ESCAPE + 1);
      to = quote (to, value, piece);
      value += piece;
      length -= piece;
      if (length == 0)
        *to++ = '"';
      commit (out, to);
    }
  while (length > 0);
}

void
rap_fields_quote (GString *out, const char *value)
{
  append_quoted (out, value, strlen (value));
}

static void
begin (RapFields *fields, const char *name)
{
  gsize length = name != NULL ? strlen (name) : 0;
  char *to = reserve (fields->json, length + 4);
  if (fields->comma)
    *to++ = ',';
  fields->comma = TRUE;
  if (name != NULL)
    {
      *to++ = '"';
      to = rap_bytes_copy (to, name, length);
      to = COPY (to, "\":");
    }
  commit (fields->json, to);
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

void
rap_fields_word (RapFields *fields, const char *name, const char *word)
{
  begin (fields, name);
  gsize length = strlen (word);
  char *to = COPY (reserve (fields->json, length + 2), "\"");
  commit (fields->json, COPY (rap_bytes_copy (to, word, length), "\""));
}

static void
append_again (GString *out, gsize from, gsize to)
{
  char *at = reserve (out, to - from);
  commit (out, rap_bytes_copy (at, out->str + from, to - from));
}

gsize
rap_fields_string_in (RapFields  *fields,
                      const char *name,
                      const char *value,
                      gsize       length)
{
  begin (fields, name);
  fields->quoted = value;
  fields->quoted_length = length;
  fields->quoted_from = fields->json->len;
  append_quoted (fields->json, value, length);
  fields->quoted_to = fields->json->len;
  return fields->quoted_from;
}

void
rap_fields_again (RapFields *fields, const char *name, gsize from, gsize to)
{
  begin (fields, name);
  append_again (fields->json, from, to);
}

/* The text of a span; mostly it was written just before. */
static void
append_exact (RapFields *fields, RapDocument *document, const RapSpan *span)
{
  const char *text = rap_document_get_text (document) + span->start;
  gsize       length = span->end - span->start;
  if (fields->quoted == text && fields->quoted_length == length &&
      fields->quoted_to <= fields->json->len)
    append_again (fields->json, fields->quoted_from, fields->quoted_to);
  else
    append_quoted (fields->json, text, length);
}

/* The most bytes of a number. */
#define MAX_INT 20

static guint
n_digits (guint64 value)
{
  guint n = 1;
  for (; value >= 10000; value /= 10000)
    n += 4;
  return n + (value >= 10) + (value >= 100) + (value >= 1000);
}

static char *
print_int (char *to, gint64 value)
{
  static const char pairs[] = "00010203040506070809101112131415161718192021222324"
                              "25262728293031323334353637383940414243444546474849"
                              "50515253545556575859606162636465666768697071727374"
                              "75767778798081828384858687888990919293949596979899";
  guint64           rest = value < 0 ? -(guint64) value : (guint64) value;
  if (value < 0)
    *to++ = '-';
  char *end = to + n_digits (rest), *at = end;
  for (; rest > G_MAXUINT32; rest /= 10)
    *--at = (char) ('0' + rest % 10);
  guint32 few = (guint32) rest;
  for (; few >= 100; few /= 100)
    at = (char *) memcpy (at - 2, pairs + few % 100 * 2, 2);
  if (few >= 10)
    memcpy (at - 2, pairs + few * 2, 2);
  else
    at[-1] = (char) ('0' + few);
  return end;
}

static void
append_int (GString *out, gint64 value)
{
  commit (out, print_int (reserve (out, MAX_INT), value));
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

void
rap_fields_source (RapFields *fields, RapDocument *document, const RapSpan *span)
{
  GString *out = fields->json;
  RapSpan  source;
  if (fields->found_in == document && fields->found.start == span->start &&
      fields->found.end == span->end && fields->found_to <= out->len)
    {
      append_again (out, fields->found_from, fields->found_to);
      return;
    }
  /* Only what was taken out of a page stands elsewhere in it. */
  if (!g_str_equal (rap_document_get_media_type (document), "text/html") ||
      !rap_document_to_source (document, span, &source))
    return;
  fields->found_in = document;
  fields->found = *span;
  fields->found_from = out->len;
  char *to = reserve (out, sizeof ",'source':[,]" + 2 * MAX_INT);
  to = print_int (COPY (to, ",\"source\":["), source.start);
  to = print_int (COPY (to, ","), source.end);
  commit (out, COPY (to, "]"));
  fields->found_to = out->len;
}

static void
count_characters (RapFields     *fields,
                  RapDocument   *document,
                  const RapSpan *span,
                  guint         *start,
                  guint         *end)
{
  if (fields->counted_in != document)
    fields->counted = (RapCharacterAt){ 0, 0 };
  fields->counted_in = document;
  rap_document_to_characters_behind (document, span, &fields->counted, start, end);
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
  count_characters (fields, document, span, &start, &end);
  char *to = reserve (out, sizeof "{'start':,'end':,'bytes':[,],'exact':" + 4 * MAX_INT);
  to = print_int (COPY (to, "{\"start\":"), start);
  to = print_int (COPY (to, ",\"end\":"), end);
  to = print_int (COPY (to, ",\"bytes\":["), span->start);
  to = print_int (COPY (to, ","), span->end);
  commit (out, COPY (to, "],\"exact\":"));
  append_exact (fields, document, span);
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
  put (fields->json, json, strlen (json));
}

const char *
rap_fields_peek (RapFields *fields, gsize *length)
{
  *length = fields->json->len;
  return fields->json->str;
}
