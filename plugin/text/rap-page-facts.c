// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-page-facts.h"

#include <string.h>

#include "text/rap-html.h"
#include "text/rap-json-text.h"

#define MAX_DEPTH   48
#define MAX_OBJECTS 2000
#define MAX_FACTS   4000

/* The members of schema.org that are kept. */
static const struct
{
  const char *name;
  guint8      key;
} members[] = {
  { "@type", RAP_FACT_TYPE },
  { "@id", RAP_FACT_ID },
  { "name", RAP_FACT_NAME },
  { "headline", RAP_FACT_HEADLINE },
  { "datePublished", RAP_FACT_PUBLISHED },
  { "dateCreated", RAP_FACT_CREATED },
  { "uploadDate", RAP_FACT_UPLOADED },
  { "dateModified", RAP_FACT_MODIFIED },
  { "author", RAP_FACT_AUTHOR },
  { "creator", RAP_FACT_AUTHOR },
  { "publisher", RAP_FACT_PUBLISHER },
  { "inLanguage", RAP_FACT_LANGUAGE },
  { "articleBody", RAP_FACT_BODY },
  { "isAccessibleForFree", RAP_FACT_FREE },
  { "liveBlogUpdate", RAP_FACT_UPDATE },
};

/* Parts of type names. */
static const struct
{
  const char *part;
  guint8      type;
} types[] = {
  { "Article", RAP_FACT_IS_ARTICLE }, { "Posting", RAP_FACT_IS_ARTICLE },
  { "Report", RAP_FACT_IS_ARTICLE },  { "Review", RAP_FACT_IS_ARTICLE },
  { "WebPage", RAP_FACT_IS_ARTICLE }, { "LiveBlog", RAP_FACT_IS_LIVE },
  { "Person", RAP_FACT_IS_PERSON },   { "Organization", RAP_FACT_IS_ORGANISATION },
  { "WebSite", RAP_FACT_IS_SITE },
};

typedef struct
{
  guint    object; /* the object whose members or list is being read */
  guint8   key;    /* of the member being read */
  gboolean list;
} Frame;

typedef struct
{
  RapPageFacts *facts;
  const char   *html;
  Frame         frames[MAX_DEPTH];
  guint         depth;
  guint         too_deep;
  gboolean      name_next; /* the next string names a member */
} Reader;

RapPageFacts *
rap_page_facts_new (void)
{
  RapPageFacts *facts = g_new0 (RapPageFacts, 1);
  facts->objects = g_array_new (FALSE, FALSE, sizeof (RapFactObject));
  facts->facts = g_array_new (FALSE, FALSE, sizeof (RapFact));
  return facts;
}

void
rap_page_facts_free (RapPageFacts *facts)
{
  g_array_unref (facts->objects);
  g_array_unref (facts->facts);
  g_free (facts);
}

static guint8
key_of (const char *name, guint length)
{
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (strlen (members[i].name) == length && memcmp (members[i].name, name, length) == 0)
      return members[i].key;
  return RAP_FACT_NONE;
}

static guint8
types_in (const char *value, guint length)
{
  guint8           found = 0;
  g_autofree char *copy = g_strndup (value, MIN (length, 200));
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (strstr (copy, types[i].part) != NULL)
      found |= types[i].type;
  return found;
}

static Frame *
top (Reader *self)
{
  return self->depth > 0 ? &self->frames[self->depth - 1] : NULL;
}

static void
open_frame (Reader *self, gboolean list)
{
  Frame *above = top (self);
  Frame  frame = { RAP_FACT_NO_OBJECT, RAP_FACT_NONE, list };
  if (self->depth >= MAX_DEPTH)
    {
      self->too_deep++;
      return;
    }
  if (list)
    {
      frame.object = above != NULL ? above->object : RAP_FACT_NO_OBJECT;
      frame.key = above != NULL ? above->key : RAP_FACT_NONE;
    }
  else if (self->facts->objects->len < MAX_OBJECTS)
    {
      RapFactObject object = { RAP_FACT_NO_OBJECT, RAP_FACT_NONE, 0 };
      if (above != NULL)
        {
          object.parent = above->object;
          object.key = above->key;
        }
      g_array_append_val (self->facts->objects, object);
      frame.object = self->facts->objects->len - 1;
    }
  self->frames[self->depth++] = frame;
  self->name_next = !list;
}

static void
close_frame (Reader *self)
{
  if (self->too_deep > 0)
    self->too_deep--;
  else if (self->depth > 0)
    self->depth--;
  self->name_next = FALSE;
}

static void
take_string (Reader *self, RapSpan value)
{
  Frame *frame = top (self);
  if (frame == NULL || self->too_deep > 0)
    return;
  const char *text = self->html + value.start;
  guint       length = value.end - value.start;
  if (self->name_next && !frame->list)
    {
      frame->key = key_of (text, length);
      return;
    }
  if (frame->key == RAP_FACT_NONE || frame->object == RAP_FACT_NO_OBJECT ||
      self->facts->facts->len >= MAX_FACTS)
    return;
  if (frame->key == RAP_FACT_TYPE)
    g_array_index (self->facts->objects, RapFactObject, frame->object).types |=
      types_in (text, length);
  RapFact fact = { frame->object, frame->key, value };
  g_array_append_val (self->facts->facts, fact);
}

static guint
end_of_string (const char *html, guint at, guint end)
{
  while (at < end && html[at] != '"')
    at += html[at] == '\\' ? 2 : 1;
  return MIN (at, end);
}

void
rap_page_facts_read (RapPageFacts *facts, const char *html, RapSpan script)
{
  Reader reader = { .facts = facts, .html = html };
  for (guint at = script.start; at < script.end; at++)
    switch (html[at])
      {
      case '{':
        open_frame (&reader, FALSE);
        break;
      case '[':
        open_frame (&reader, TRUE);
        break;
      case '}':
      case ']':
        close_frame (&reader);
        break;
      case ':':
        reader.name_next = FALSE;
        break;
      case ',':
        reader.name_next = top (&reader) != NULL && !top (&reader)->list;
        break;
      case '"':
        {
          guint end = end_of_string (html, at + 1, script.end);
          take_string (&reader, (RapSpan){ at + 1, end });
          at = end;
          break;
        }
      case 'f':
        if (top (&reader) != NULL && top (&reader)->key == RAP_FACT_FREE &&
            !reader.name_next)
          take_string (&reader, (RapSpan){ at, at + 1 });
        break;
      default:
        break;
      }
}

/* The text of what may be markup. */
static void
append_shown (GString *out, const GString *raw)
{
  RapHtmlTokenizer page;
  RapHtmlToken     token;
  rap_html_init (&page, raw->str, raw->len);
  while (rap_html_next (&page, &token))
    if (token.kind == RAP_HTML_TEXT)
      rap_html_decode (out,
                       raw->str + token.data.start,
                       token.data.end - token.data.start,
                       RAP_HTML_DATA);
}

/* Words with one space between each two. */
static void
fold_space (char *text)
{
  char    *to = text;
  gboolean space = FALSE;
  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == ' ' || *at == '\t' || *at == '\r' || *at == '\n')
        {
          space = to > text;
          continue;
        }
      if (space)
        *to++ = ' ';
      space = FALSE;
      *to++ = *at;
    }
  *to = '\0';
}

char *
rap_page_facts_string (const char *html, RapSpan value, guint bytes)
{
  gsize length = MIN (value.end - value.start, bytes);
  g_autoptr (GString) raw = g_string_sized_new (length);
  g_autoptr (GString) text = g_string_sized_new (length);
  rap_json_text_append (raw,
                        NULL,
                        html,
                        (RapSpan){ value.start, value.start + (guint) length },
                        " ");
  append_shown (text, raw);
  char *valid = g_utf8_make_valid (text->str, (gssize) text->len);
  fold_space (valid);
  return valid;
}
