// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-document-private.h"
#include "text/rap-utf8.h"

G_BEGIN_DECLS

/* Longer parts are in no table. */
#define RAP_MAX_PART 24

/* A run of text without white space, to be cut into words. Places that are read otherwise
 * than they are written are never cut in two. */
typedef struct
{
  const char      *text;
  guint            start;
  guint            end;
  const RapRepair *repairs; /* those that begin in the run or before it */
  guint            n_repairs;
  gboolean is_address; /* an address of the web or of mail lies in [first, last) */
  guint    address_start;
  guint    address_end;
} RapRun;

void rap_run_init (RapRun          *run,
                   const char      *text,
                   guint            start,
                   guint            end,
                   const RapRepair *repairs,
                   guint            n_repairs);
/* The end of the word that begins here; after is the text that follows the run. */
guint rap_run_cut (const RapRun *run, guint at, const char *after);
/* Where the word [start, end) falls in two ("do|n't", "can|not"), or end. */
guint rap_run_cut_clitic (const RapRun *run, guint start, guint end, const char *after);
/* The end of the letters and digits that begin here. */
guint rap_run_cut_letters (const RapRun *run, guint at);
/* The end of the mark that begins here, with what is written in one with it. */
guint rap_run_cut_mark (const RapRun *run, guint at);
/* The end of what is a word of its own behind a stop ("U.S.|'s"), or at. */
guint rap_run_clitic_end (const RapRun *run, guint at);

/* The row of a part of a word in its table, or RAP_LEXICON_NONE. */
guint rap_part_find (const char *text, gsize length, const char *kind);
/* Whether there is one. */
gboolean rap_part_is (const char *text, gsize length, const char *kind);

/* 0 behind the end. */
static inline gunichar
rap_run_char (const RapRun *run, guint at)
{
  return at < run->end ? rap_utf8_get (run->text + at) : 0;
}

static inline gunichar
rap_run_char_before (const RapRun *run, guint at)
{
  return at > run->start ? rap_utf8_get (run->text + rap_utf8_before (run->text, at)) : 0;
}

static inline gboolean
rap_is_digit (gunichar c)
{
  return c < 0x80 && g_ascii_isdigit ((char) c);
}

static inline gboolean
rap_is_letter (gunichar c)
{
  return rap_utf8_is_word (c) && !rap_is_digit (c);
}

static inline gboolean
rap_is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019;
}

G_END_DECLS
