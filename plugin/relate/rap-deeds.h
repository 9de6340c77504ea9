// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-commitment.h"

G_BEGIN_DECLS

/* What is to be done: the verb and the noun that it is done to, or that does it when there is
 * no other. NULL for what is not told. */
typedef struct
{
  const char *verb; /* lemmas */
  const char *thing;
  gboolean    negated; /* what is not to be done */
} RapDeed;

/* What a passage says of it. */
typedef enum
{
  RAP_DEED_NOTHING,
  RAP_DEED_DONE,     /* by the subject, who is to be compared */
  RAP_DEED_HAPPENED, /* the thing itself is the subject: "the hotline opened" */
  RAP_DEED_WORKS,    /* "the hotline was used" */
  RAP_DEED_NOT_DONE  /* "did not meet" */
} RapDeedSign;

RapDeed     rap_deed_of (const RapEventText *text, const RapCommitment *commitment);
RapDeedSign rap_deed_read (const RapEventText *text, guint clause, const RapDeed *deed);
/* Whether the words name the thing of the deed. */
gboolean
rap_deed_is_named (const RapEventText *text, const RapDeed *deed, guint first, guint end);

G_END_DECLS
