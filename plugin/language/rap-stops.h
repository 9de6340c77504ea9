// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "language/rap-words.h"

G_BEGIN_DECLS

/* What the last word before a gap, closing marks left aside, says about it. */
typedef enum
{
  RAP_STOP_NONE,
  RAP_STOP_MARK, /* some other mark */
  RAP_STOP_COLON,
  RAP_STOP_FULL,
  RAP_STOP_SHOUT,
  RAP_STOP_ELLIPSIS,
  RAP_STOP_INITIAL, /* a capital and its stop */
  RAP_STOP_NEVER,   /* an abbreviation that stands before something */
  RAP_STOP_RARELY,
  RAP_STOP_OFTEN,
  RAP_STOP_DOTTED /* an abbreviation of several letters that is not listed */
} RapStop;

/* What stands behind it. */
typedef enum
{
  RAP_LOOK_LOWER,
  RAP_LOOK_CAPITAL,
  RAP_LOOK_ALL_CAPITALS,
  RAP_LOOK_OPENER,
  RAP_LOOK_DIGIT,
  RAP_LOOK_MARK,
  RAP_LOOK_QUOTE,
  RAP_LOOK_BRACKET,
  RAP_LOOK_END
} RapLook;

RapStop rap_stop_of (const RapWord *word);
/* A mark of Asian print, which takes no space. */
gboolean rap_mark_is_wide_stop (const RapWord *word);
RapLook  rap_look_of (const RapWord *words, guint at, guint end);
/* The word that ends what stands before the gap: closing marks without a space before
 * them are passed over when a stop stands before them. */
guint rap_stop_before (const RapWord *words, guint first, guint next);

static inline gboolean
rap_word_is_spaced (const RapWord *word)
{
  return (word->flags & RAP_WORD_SPACE_BEFORE) != 0;
}

static inline gboolean
rap_word_is_mark (const RapWord *words, guint at, guint end, char mark)
{
  return at < end && words[at].form[0] == mark && words[at].form[1] == '\0';
}

G_END_DECLS
