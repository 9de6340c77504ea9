// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-html.h"

#include "text/rap-bytes.h"

#include <string.h>

/* Pages longer than this are cut by the readers; positions fit a guint. */
#define MAX_LENGTH G_MAXINT

typedef RapHtmlTokenizer Html;

/* What a byte inside a tag is. */
enum
{
  SPACE = 1 << 0,
  ENDS_NAME = 1 << 1,
  ENDS_ATTRIBUTE = 1 << 2,
  LETTER = 1 << 3,
};

static const guint8 classes[256] = {
  [' '] = SPACE | ENDS_NAME | ENDS_ATTRIBUTE,
  ['\n'] = SPACE | ENDS_NAME | ENDS_ATTRIBUTE,
  ['\t'] = SPACE | ENDS_NAME | ENDS_ATTRIBUTE,
  ['\f'] = SPACE | ENDS_NAME | ENDS_ATTRIBUTE,
  ['\r'] = SPACE | ENDS_NAME | ENDS_ATTRIBUTE,
  ['/'] = ENDS_NAME | ENDS_ATTRIBUTE,
  ['>'] = ENDS_NAME | ENDS_ATTRIBUTE,
  ['='] = ENDS_ATTRIBUTE,
  ['A' ... 'Z'] = LETTER,
  ['a' ... 'z'] = LETTER,
};

static inline gboolean
is_of (char c, guint8 class)
{
  return (classes[(guchar) c] & class) != 0;
}

static inline gboolean
is_space (char c)
{
  return is_of (c, SPACE);
}

static inline gboolean
ends_name (char c)
{
  return is_of (c, ENDS_NAME);
}

static inline RapSpan
span_of (guint start, guint end)
{
  return (RapSpan){ start, end };
}

static guint
find_byte (const Html *self, guint from, char c)
{
  const char *hit = memchr (self->page + from, c, self->length - from);
  return hit != NULL ? (guint) (hit - self->page) : self->length;
}

static guint
skip_space (const Html *self, guint at)
{
  while (at < self->length && is_space (self->page[at]))
    at++;
  return at;
}

static gboolean
looking_at (const Html *self, guint at, const char *what)
{
  gsize n = strlen (what);
  return self->length - at >= n && g_ascii_strncasecmp (self->page + at, what, n) == 0;
}

void
rap_html_init (RapHtmlTokenizer *self, const char *page, gsize length)
{
  self->page = page;
  self->length = MIN (length, MAX_LENGTH);
  self->at = 0;
  self->state = RAP_HTML_DATA;
  self->foreign = FALSE;
  self->last_start = NULL;
  self->last_start_length = 0;
  self->n_attributes = 0;
}

/* --- tags --- */

/* Reads the value that follows "="; returns where to go on. */
static guint
read_value (const Html *self, guint at, RapSpan *value)
{
  at = skip_space (self, at);
  *value = span_of (at, at);
  if (at >= self->length || self->page[at] == '>')
    return at;
  char quote = self->page[at];
  if (quote == '"' || quote == '\'')
    {
      guint end =
        at + 1 +
        (guint) rap_bytes_until (self->page + at + 1, self->length - at - 1, quote);
      *value = span_of (at + 1, end);
      return MIN (end + 1, self->length);
    }
  guint end = at;
  while (end < self->length && !is_space (self->page[end]) && self->page[end] != '>')
    end++;
  *value = span_of (at, end);
  return end;
}

static guint
read_attribute (Html *self, guint at)
{
  RapHtmlAttribute attribute;
  guint            end = at + 1; /* a name may begin with "=" */
  while (end < self->length && !is_of (self->page[end], ENDS_ATTRIBUTE))
    end++;
  attribute.name = span_of (at, end);
  attribute.value = span_of (end, end);
  at = skip_space (self, end);
  if (at < self->length && self->page[at] == '=')
    at = read_value (self, at + 1, &attribute.value);
  if (self->n_attributes < RAP_HTML_MAX_ATTRIBUTES)
    self->attributes[self->n_attributes++] = attribute;
  return at;
}

/* The tag whose name begins at name. FALSE when the page ends inside the tag: it is
 * dropped then, with all that it swallowed. */
static gboolean
read_tag (Html *self, RapHtmlToken *token, guint name)
{
  guint at = name;
  while (at < self->length && !ends_name (self->page[at]))
    at++;
  token->data = span_of (name, at);
  self->n_attributes = 0;
  while (at < self->length)
    {
      char c = self->page[at];
      if (c == '>')
        {
          token->span = span_of (self->at, at + 1);
          self->at = at + 1;
          return TRUE;
        }
      if (c == '/')
        token->self_closing = at + 1 < self->length && self->page[at + 1] == '>', at++;
      else if (is_space (c))
        at++;
      else
        at = read_attribute (self, at);
    }
  self->at = self->length;
  return FALSE;
}

static gboolean
read_start_tag (Html *self, RapHtmlToken *token)
{
  token->kind = RAP_HTML_START_TAG;
  if (!read_tag (self, token, self->at + 1))
    return FALSE;
  self->last_start = self->page + token->data.start;
  self->last_start_length = token->data.end - token->data.start;
  return TRUE;
}

static gboolean
read_end_tag (Html *self, RapHtmlToken *token)
{
  token->kind = RAP_HTML_END_TAG;
  return read_tag (self, token, self->at + 2);
}

/* --- comments, doctypes, CDATA --- */

static gboolean
take_comment (Html *self, RapHtmlToken *token, RapSpan data, guint end)
{
  token->kind = RAP_HTML_COMMENT;
  token->state = RAP_HTML_VERBATIM;
  token->data = data;
  token->span = span_of (self->at, end);
  self->at = end;
  return TRUE;
}

static gboolean
read_bogus_comment (Html *self, RapHtmlToken *token, guint from)
{
  guint end = find_byte (self, from, '>');
  return take_comment (self, token, span_of (from, end), MIN (end + 1, self->length));
}

/* Where the data of a comment ends that the end of the page cuts off. */
static guint
trim_open_comment (const Html *self, guint from)
{
  const char *data = self->page + from;
  guint       n = self->length - from;
  if (n >= 3 && memcmp (data + n - 3, "--!", 3) == 0)
    return from + n - 3;
  for (guint dashes = 0; dashes < 2 && n > 0 && data[n - 1] == '-'; dashes++)
    n--;
  return from + n;
}

static gboolean
read_comment (Html *self, RapHtmlToken *token)
{
  guint from = self->at + 4;
  if (looking_at (self, from, ">"))
    return take_comment (self, token, span_of (from, from), from + 1);
  if (looking_at (self, from, "->"))
    return take_comment (self, token, span_of (from, from), from + 2);
  for (guint at = from; (at = find_byte (self, at, '-')) < self->length; at++)
    {
      if (looking_at (self, at, "-->"))
        return take_comment (self, token, span_of (from, at), at + 3);
      if (looking_at (self, at, "--!>"))
        return take_comment (self, token, span_of (from, at), at + 4);
    }
  return take_comment (self,
                       token,
                       span_of (from, trim_open_comment (self, from)),
                       self->length);
}

/* A quoted identifier of a doctype; FALSE when it is cut off or not there. */
static gboolean
read_identifier (const Html *self, guint *at, gboolean *has, RapSpan *id)
{
  char quote = *at < self->length ? self->page[*at] : '\0';
  if (quote != '"' && quote != '\'')
    return FALSE;
  guint end = *at + 1;
  while (end < self->length && self->page[end] != quote && self->page[end] != '>')
    end++;
  *has = TRUE;
  *id = span_of (*at + 1, end);
  *at = end;
  if (end >= self->length || self->page[end] == '>')
    return FALSE;
  *at = end + 1;
  return TRUE;
}

/* What follows the name of a doctype; FALSE asks for quirks. *at is where to look for the
 * closing ">". */
static gboolean
read_identifiers (const Html *self, RapHtmlToken *token, guint *at)
{
  if (*at >= self->length)
    return FALSE;
  if (self->page[*at] == '>')
    return TRUE;
  gboolean is_public = looking_at (self, *at, "public");
  if (!is_public && !looking_at (self, *at, "system"))
    return FALSE;
  *at = skip_space (self, *at + 6);
  if (is_public)
    {
      if (!read_identifier (self, at, &token->has_public, &token->public_id))
        return FALSE;
      *at = skip_space (self, *at);
      if (*at < self->length && self->page[*at] == '>')
        return TRUE;
    }
  if (!read_identifier (self, at, &token->has_system, &token->system_id))
    return FALSE;
  *at = skip_space (self, *at);
  return *at < self->length;
}

static gboolean
read_doctype (Html *self, RapHtmlToken *token)
{
  guint at = skip_space (self, self->at + 9);
  guint name = at;
  while (at < self->length && !is_space (self->page[at]) && self->page[at] != '>')
    at++;
  token->kind = RAP_HTML_DOCTYPE;
  token->state = RAP_HTML_VERBATIM;
  token->data = span_of (name, at);
  at = skip_space (self, at);
  token->quirks = token->data.end == name || !read_identifiers (self, token, &at);
  at = MIN (find_byte (self, at, '>') + 1, self->length);
  token->span = span_of (self->at, at);
  self->at = at;
  return TRUE;
}

static gboolean
read_declaration (Html *self, RapHtmlToken *token)
{
  if (looking_at (self, self->at, "<!--"))
    return read_comment (self, token);
  if (looking_at (self, self->at, "<!doctype"))
    return read_doctype (self, token);
  if (self->foreign && self->length - self->at >= 9 &&
      memcmp (self->page + self->at, "<![CDATA[", 9) == 0)
    {
      self->at += 9;
      self->state = RAP_HTML_CDATA;
      return FALSE;
    }
  return read_bogus_comment (self, token, self->at + 2);
}

/* --- text --- */

static gboolean
take_text (Html *self, RapHtmlToken *token, guint end, RapHtmlState state)
{
  token->kind = RAP_HTML_TEXT;
  token->state = state;
  token->data = span_of (self->at, end);
  token->span = span_of (self->at, end);
  self->at = end;
  return TRUE;
}

/* The next "<" that opens markup. */
static guint
find_markup (const Html *self, guint at)
{
  while ((at += (guint) rap_bytes_until (self->page + at, self->length - at, '<')) + 1 <
         self->length)
    {
      char c = self->page[at + 1];
      if (is_of (c, LETTER) || c == '!' || c == '?' ||
          (c == '/' && at + 2 < self->length))
        return at;
      at++;
    }
  return self->length;
}

/* One piece of markup; FALSE when it makes no token. */
static gboolean
read_markup (Html *self, RapHtmlToken *token)
{
  switch (self->page[self->at + 1])
    {
    case '!':
      return read_declaration (self, token);
    case '?':
      return read_bogus_comment (self, token, self->at + 1);
    case '/':
      if (is_of (self->page[self->at + 2], LETTER))
        return read_end_tag (self, token);
      if (self->page[self->at + 2] != '>')
        return read_bogus_comment (self, token, self->at + 2);
      self->at += 3;
      return FALSE;
    default:
      return read_start_tag (self, token);
    }
}

static gboolean
next_in_data (Html *self, RapHtmlToken *token)
{
  guint end = find_markup (self, self->at);
  if (end > self->at)
    return take_text (self, token, end, RAP_HTML_DATA);
  return read_markup (self, token);
}

/* Is there the end tag of the element whose start tag was last? */
static gboolean
at_own_end_tag (const Html *self, guint at)
{
  guint n = self->last_start_length;
  return n > 0 && self->length - at > n + 2 && self->page[at + 1] == '/' &&
         g_ascii_strncasecmp (self->page + at + 2, self->last_start, n) == 0 &&
         ends_name (self->page[at + 2 + n]);
}

static guint
find_own_end_tag (const Html *self, guint at)
{
  while ((at = find_byte (self, at, '<')) < self->length && !at_own_end_tag (self, at))
    at++;
  return at;
}

/* Is there "script" and the end of the name at a place where a tag may stand? */
static gboolean
names_script (const Html *self, guint at)
{
  return looking_at (self, at, "script") && at + 6 < self->length &&
         ends_name (self->page[at + 6]);
}

/* The end tag of a script, past the "<!-- <script> … </script> -->" that it may hold. */
static guint
find_script_end (const Html *self, guint at)
{
  enum
  {
    PLAIN,
    ESCAPED,
    TWICE
  } state = PLAIN;
  while (at < self->length)
    {
      at = state == PLAIN ? find_byte (self, at, '<') : at;
      if (at >= self->length)
        break;
      char c = self->page[at];
      if (c == '<' && state != TWICE && at_own_end_tag (self, at))
        return at;
      if (state == PLAIN)
        {
          gboolean opens = looking_at (self, at, "<!--");
          state = opens ? ESCAPED : PLAIN;
          at += opens ? 2 : 1; /* the dashes may be those of the closing "-->" */
          continue;
        }
      if (c == '-' && looking_at (self, at, "-->"))
        state = PLAIN;
      else if (c == '<' && state == ESCAPED && names_script (self, at + 1))
        state = TWICE;
      else if (c == '<' && state == TWICE && looking_at (self, at, "</") &&
               names_script (self, at + 2))
        state = ESCAPED;
      at++;
    }
  return self->length;
}

static gboolean
next_in_raw (Html *self, RapHtmlToken *token)
{
  RapHtmlState state = self->state;
  guint        end = state == RAP_HTML_SCRIPT ? find_script_end (self, self->at)
                                              : find_own_end_tag (self, self->at);
  if (end > self->at)
    return take_text (self, token, end, state);
  self->state = RAP_HTML_DATA;
  return read_end_tag (self, token);
}

static gboolean
next_in_cdata (Html *self, RapHtmlToken *token)
{
  guint end = self->at;
  while ((end = find_byte (self, end, ']')) < self->length &&
         !looking_at (self, end, "]]>"))
    end++;
  gboolean any = end > self->at;
  if (any)
    take_text (self, token, end, RAP_HTML_CDATA);
  self->at = MIN (end + 3, self->length);
  self->state = RAP_HTML_DATA;
  return any;
}

gboolean
rap_html_next (RapHtmlTokenizer *self, RapHtmlToken *token)
{
  gboolean found = FALSE;
  while (!found && self->at < self->length)
    {
      memset (token, 0, sizeof *token);
      switch (self->state)
        {
        case RAP_HTML_RCDATA:
        case RAP_HTML_RAWTEXT:
        case RAP_HTML_SCRIPT:
          found = next_in_raw (self, token);
          break;
        case RAP_HTML_PLAINTEXT:
          found = take_text (self, token, self->length, RAP_HTML_PLAINTEXT);
          break;
        case RAP_HTML_CDATA:
          found = next_in_cdata (self, token);
          break;
        case RAP_HTML_DATA:
        case RAP_HTML_ATTRIBUTE:
        case RAP_HTML_VERBATIM:
        default:
          found = next_in_data (self, token);
          break;
        }
    }
  return found;
}

const RapSpan *
rap_html_attribute (const RapHtmlTokenizer *self, const char *name)
{
  gsize n = strlen (name);
  for (guint i = 0; i < self->n_attributes; i++)
    {
      const RapHtmlAttribute *attribute = &self->attributes[i];
      if (attribute->name.end - attribute->name.start == n &&
          g_ascii_strncasecmp (self->page + attribute->name.start, name, n) == 0)
        return &attribute->value;
    }
  return NULL;
}
