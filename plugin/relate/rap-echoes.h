// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-quotes.h"
#include "text/rap-dossier-private.h"

G_BEGIN_DECLS

typedef enum
{
  RAP_ECHO_SAME,
  RAP_ECHO_CUT,    /* the words of one stand in the other without a gap */
  RAP_ECHO_ALTERED /* most words are the same, some are not */
} RapEchoForm;

/* A quotation of a report: both are positions. */
typedef struct
{
  guint document;
  guint quote;
} RapEchoEnd;

/* The same words between quotation marks in two reports. */
typedef struct
{
  RapEchoForm form;
  RapEchoEnd  first; /* in the order of the dossier */
  RapEchoEnd  second;
} RapEcho;

typedef struct
{
  GArray *echoes; /* RapEcho, by second, then first */
} RapEchoes;

const RapEchoes *rap_echoes_of (RapDossier *dossier);
const char      *rap_echo_form_get_nick (RapEchoForm form);
const RapQuote  *rap_echo_get_quote (RapDossier *dossier, const RapEchoEnd *end);
/* Another report's copy of a quotation whose speaker is not stated here, with the speaker
 * stated there; NULL when there is none or the copies disagree. */
const RapEchoEnd *
rap_echoes_find_stated (RapDossier *dossier, guint document, guint quote);

G_END_DECLS
