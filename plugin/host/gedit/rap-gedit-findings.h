// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <rapporteur.h>

G_BEGIN_DECLS

/* Where texts lie and how passages are shown: the panel knows an editor only through this, so
 * that a test can stand in for it. Tabs are numbered as the documents of the dossier. */
typedef struct
{
  void (*show) (gpointer editor, guint tab, guint start, guint end); /* characters */
  void (*mark) (gpointer editor, guint tab, guint start, guint end);
  void (*unmark) (gpointer editor);
  void (*insert) (gpointer editor, const char *text);             /* one undo step */
  void (*replace) (gpointer editor, guint tab, const char *text); /* one undo step */
} RapGeditEditor;

/* A passage, in characters of the text as it was read. */
typedef struct
{
  guint tab;
  guint start;
  guint end;
} RapGeditPlace;

/* A finding as a row. */
typedef struct
{
  char    *heading;
  char    *label;
  GArray  *places; /* RapGeditPlace: its passages in order */
  guint    shown;  /* the one to be shown next */
  gboolean stale;  /* the text of one of them is no longer the same */
} RapGeditFinding;

typedef struct _RapGeditFindings RapGeditFindings;

RapGeditFindings *rap_gedit_findings_new (RapReport *report) G_GNUC_WARN_UNUSED_RESULT;
void              rap_gedit_findings_free (RapGeditFindings *findings);
guint             rap_gedit_findings_n_rows (const RapGeditFindings *findings);
const RapGeditFinding *
rap_gedit_findings_row (const RapGeditFindings *findings, guint row);
/* The passage to be shown, each time the next one; NULL when there is none or it is stale. */
const RapGeditPlace *rap_gedit_findings_show (RapGeditFindings *findings, guint row);
/* "Quotations 3 · Problems 2": how many under each heading, in order of appearance. */
char *
rap_gedit_findings_count (const RapGeditFindings *findings) G_GNUC_WARN_UNUSED_RESULT;
/* Follows an edit of a tab: rows behind it move along, rows it touches go stale and stay so; a
 * row is never looked for elsewhere. Returns whether any row went stale. */
gboolean rap_gedit_findings_edit (RapGeditFindings *findings,
                                  guint             tab,
                                  guint             at,
                                  guint             removed,
                                  guint             inserted);
/* All labels, or with sources each with the name of its document. */
char *rap_gedit_findings_to_text (const RapGeditFindings *findings,
                                  gboolean with_sources) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapGeditFindings, rap_gedit_findings_free)

G_END_DECLS
