// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-document-private.h"

G_BEGIN_DECLS

typedef enum
{
  RAP_PROBLEM_LEFTOVER,
  RAP_PROBLEM_DUPLICATE,
  RAP_PROBLEM_BROKEN_WORD,
  RAP_PROBLEM_HYPHEN_BREAK,
  RAP_PROBLEM_DAMAGED_CHARACTER,
  RAP_PROBLEM_MISSING_SPACE,
  RAP_PROBLEM_HARD_WRAP,   /* line ends inside a paragraph */
  RAP_PROBLEM_LOST_BREAKS, /* paragraphs in one line */
  RAP_PROBLEM_DAMAGED_MARK,
  RAP_PROBLEM_ORPHAN_QUOTE, /* somebody's words, and the text does not say whose */
  RAP_PROBLEM_UNDATED,      /* nothing says when the report was published */
  RAP_N_PROBLEMS
} RapProblemKind;

/* Something that an editor would stop at. */
typedef struct
{
  RapProblemKind kind;
  RapSpan        span;
  char *reading; /* what the place is read as; "" for nothing, NULL for as it stands */
  const char *detail; /* which damage to a mark, or NULL */
} RapProblem;

typedef struct
{
  GArray *problems; /* RapProblem, by start */
} RapProblems;

const RapProblems *rap_problems_of (RapDocument *document);
const char        *rap_problem_kind_get_nick (RapProblemKind kind);

G_END_DECLS
