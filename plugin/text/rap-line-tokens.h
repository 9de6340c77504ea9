// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  RAP_LINE_WORD,
  RAP_LINE_NUMBER,
  RAP_LINE_MARK
} RapLineTokenKind;

/* A word, a number or one other character of a line, for telling lines apart. */
typedef struct
{
  guint32 hash; /* of its folded text */
  guint32 start;
  guint16 length;
  guint8  kind;
  guint8  capitals; /* capital letters, at most 255 */
  guint8  letters;
  guint16 mark; /* the character, of a mark below U+FFFF */
} RapLineToken;

guint32 rap_line_token_hash (const char *text, gsize length);
/* Appends the tokens of [start, end) of a text to an array of RapLineToken. */
void rap_line_tokens_read (const char *text, guint start, guint end, GArray *tokens);
/* What the word list knows of each of them; 0 for what is no word. */
void rap_line_tokens_look_up (const char         *text,
                              const RapLineToken *tokens,
                              guint               n,
                              guint8             *known);

G_END_DECLS
