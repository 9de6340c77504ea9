// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Universal part-of-speech tags. */
typedef enum
{
  RAP_TAG_ADJ,
  RAP_TAG_ADP,
  RAP_TAG_ADV,
  RAP_TAG_AUX,
  RAP_TAG_CCONJ,
  RAP_TAG_DET,
  RAP_TAG_INTJ,
  RAP_TAG_NOUN,
  RAP_TAG_NUM,
  RAP_TAG_PART,
  RAP_TAG_PRON,
  RAP_TAG_PROPN,
  RAP_TAG_PUNCT,
  RAP_TAG_SCONJ,
  RAP_TAG_SYM,
  RAP_TAG_VERB,
  RAP_TAG_X,
  RAP_N_TAGS
} RapTag;

G_END_DECLS
