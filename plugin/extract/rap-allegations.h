// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-statements.h"

G_BEGIN_DECLS

/* On whose word something rests. */
typedef enum
{
  RAP_AUTHORITY_ON_RECORD,
  RAP_AUTHORITY_UNNAMED,
  RAP_AUTHORITY_DOCUMENT,
  RAP_AUTHORITY_REPORTER,
  RAP_N_AUTHORITIES
} RapAuthority;

/* Somebody is said to have done a wrong. */
typedef struct
{
  GArray      *allegers; /* RapParty; empty: the text does not say */
  GArray      *accused;
  RapSpan      matter;
  guint        first; /* words [first, end) of the matter */
  guint        end;
  guint        clause; /* of the words that allege */
  guint        sentence;
  RapAuthority authority;
  RapSpan      denial; /* the words beside it that deny it; empty: none */
  gboolean     vague;  /* "blamed Moscow for it": only another mention of a matter */
} RapAllegation;

typedef struct
{
  GArray *allegations; /* RapAllegation, by place */
} RapAllegations;

const RapAllegations *rap_allegations_of (RapDocument *document);
const char           *rap_authority_get_nick (RapAuthority authority);
/* How firmly a speaker stands behind what is said. */
RapAuthority
rap_statement_get_authority (const RapEventText *text, const RapStatement *statement);

G_END_DECLS
