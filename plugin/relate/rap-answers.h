// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "extract/rap-allegations.h"
#include "relate/rap-matters.h"

G_BEGIN_DECLS

/* The weightier comes later. */
typedef enum
{
  RAP_STANCE_NO_COMMENT,
  RAP_STANCE_COUNTER_ACCUSED,
  RAP_STANCE_REJECTED,
  RAP_STANCE_DENIED,
  RAP_STANCE_ADMITTED,
  RAP_N_STANCES
} RapStance;

typedef struct
{
  RapStance    stance;
  gboolean     partial;
  RapDocument *document;
  GArray      *by; /* RapParty */
  RapSpan      evidence;
  guint        sentence;
} RapAnswer;

typedef struct
{
  RapDocument         *document;
  const RapAllegation *allegation;
  RapMatter            matter;
} RapChargeMention;

/* One matter of which somebody is accused, in all its reports, with what was answered. */
typedef struct
{
  GArray  *mentions; /* RapChargeMention, the first by date first */
  GArray  *answers;  /* RapAnswer, by date and place */
  gboolean retracted;
} RapCharge;

/* The charges of a dossier: RapCharge. */
const GArray *rap_charges_of (RapDossier *dossier);
/* "denied", "unanswered", "retracted" … */
const char *rap_charge_get_status (const RapCharge *charge);
const char *rap_stance_get_nick (RapStance stance);

G_END_DECLS
