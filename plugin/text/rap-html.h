// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-span.h"

G_BEGIN_DECLS

/* A pull tokenizer for HTML pages that follows the tokenization states of the WHATWG
 * standard. It makes no tree, copies nothing and takes time linear in the page: a token
 * is a set of byte ranges. The caller decodes the ranges it wants and, like a tree builder,
 * sets the state after start tags whose content is raw. */

typedef enum
{
  RAP_HTML_TEXT,
  RAP_HTML_START_TAG,
  RAP_HTML_END_TAG,
  RAP_HTML_COMMENT,
  RAP_HTML_DOCTYPE,
} RapHtmlKind;

typedef enum
{
  RAP_HTML_DATA,
  RAP_HTML_RCDATA,
  RAP_HTML_RAWTEXT,
  RAP_HTML_SCRIPT,
  RAP_HTML_PLAINTEXT,
  RAP_HTML_CDATA,
  RAP_HTML_ATTRIBUTE, /* only for decoding */
  RAP_HTML_VERBATIM,  /* only for decoding: comments, names */
} RapHtmlState;

/* More attributes than these on one tag are read over. */
#define RAP_HTML_MAX_ATTRIBUTES 128

typedef struct
{
  RapSpan name;
  RapSpan value;
} RapHtmlAttribute;

typedef struct
{
  RapHtmlKind  kind;
  RapHtmlState state; /* how a text is to be decoded */
  RapSpan      span;  /* of the whole token */
  RapSpan      data;  /* name of a tag or doctype, content of a comment or text */
  gboolean     self_closing;

  /* Of a doctype. */
  gboolean quirks;
  gboolean has_public;
  gboolean has_system;
  RapSpan  public_id;
  RapSpan  system_id;
} RapHtmlToken;

typedef struct
{
  const char      *page;
  guint            length;
  guint            at;
  RapHtmlState     state;
  gboolean         foreign; /* inside svg or math: CDATA sections exist */
  const char      *last_start;
  guint            last_start_length;
  guint            n_attributes; /* of the last tag */
  RapHtmlAttribute attributes[RAP_HTML_MAX_ATTRIBUTES];
} RapHtmlTokenizer;

void rap_html_init (RapHtmlTokenizer *self, const char *page, gsize length);
/* FALSE at the end of the page. */
gboolean rap_html_next (RapHtmlTokenizer *self, RapHtmlToken *token);
/* The raw value of the first attribute of that lower-case name of the last tag, or NULL. */
const RapSpan *rap_html_attribute (const RapHtmlTokenizer *self, const char *name);

/* Reads the character reference at the "&" where at points. Returns how many bytes it
 * takes, 0 when it is none; *written bytes of UTF-8 (at most 8) are put to out. */
guint rap_html_reference (const char *at,
                          gsize       left,
                          gboolean    in_attribute,
                          char        out[8],
                          guint      *written);
void  rap_html_decode (GString *out, const char *raw, gsize length, RapHtmlState state);
/* The charset that the head of a page names, in lower case, or NULL. The bytes need not be
 * UTF-8. */
char *rap_html_sniff_charset (const char *bytes, gsize length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
