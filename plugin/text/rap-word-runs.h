// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* So many runs ahead their places in the word list are fetched: they lie far apart. */
#define RAP_WORD_RUNS_AHEAD 8

/* A run of letters. */
typedef struct
{
  guint   start;
  guint   end;
  guint64 key;
  guint64 joined; /* the key of the run before and this one in one */
  guint8  found;  /* in the word list */
  guint8  letters;
  guint8  capitals;
  guint   seen; /* the place of its key among those of the text */
} RapWordRun;

/* The runs of a text, and how often each word is in it. */
typedef struct
{
  const char *text;
  gsize       length;
  GArray     *runs; /* RapWordRun */
  guint64    *seen; /* keys of the text's words, open addressing */
  guint16    *counts;
  guint       mask;
} RapWordRuns;

RapWordRuns *rap_word_runs_new (const char *text, gsize length) G_GNUC_WARN_UNUSED_RESULT;
void         rap_word_runs_free (RapWordRuns *runs);

static inline const RapWordRun *
rap_word_runs_get (const RapWordRuns *runs, guint i)
{
  return &g_array_index (runs->runs, RapWordRun, i);
}

/* How often the word of a key stands in the text. */
guint rap_word_runs_times (const RapWordRuns *runs, guint64 key);
/* The key of a word with the letters [start, end) behind it, folded, ligatures as letters. */
guint64 rap_word_runs_key (guint64 key, const char *text, guint start, guint end);
/* The letters [start, end) of a text without what stands between them, ligatures as letters. */
char *
rap_word_runs_read (const char *text, guint start, guint end) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapWordRuns, rap_word_runs_free)

G_END_DECLS
