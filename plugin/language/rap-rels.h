// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Universal Dependencies relations, without subtypes except passive ones, which are told
 * by the auxiliary. The order is that of the model. */
typedef enum
{
  RAP_REL_ACL,
  RAP_REL_ADVCL,
  RAP_REL_ADVMOD,
  RAP_REL_AMOD,
  RAP_REL_APPOS,
  RAP_REL_AUX,
  RAP_REL_CASE,
  RAP_REL_CC,
  RAP_REL_CCOMP,
  RAP_REL_CLF,
  RAP_REL_COMPOUND,
  RAP_REL_CONJ,
  RAP_REL_COP,
  RAP_REL_CSUBJ,
  RAP_REL_DEP,
  RAP_REL_DET,
  RAP_REL_DISCOURSE,
  RAP_REL_DISLOCATED,
  RAP_REL_EXPL,
  RAP_REL_FIXED,
  RAP_REL_FLAT,
  RAP_REL_GOESWITH,
  RAP_REL_IOBJ,
  RAP_REL_LIST,
  RAP_REL_MARK,
  RAP_REL_NMOD,
  RAP_REL_NSUBJ,
  RAP_REL_NUMMOD,
  RAP_REL_OBJ,
  RAP_REL_OBL,
  RAP_REL_ORPHAN,
  RAP_REL_PARATAXIS,
  RAP_REL_PUNCT,
  RAP_REL_REPARANDUM,
  RAP_REL_ROOT,
  RAP_REL_VOCATIVE,
  RAP_REL_XCOMP,
  RAP_N_RELS
} RapRel;

#define RAP_NO_HEAD G_MAXUINT

G_END_DECLS
