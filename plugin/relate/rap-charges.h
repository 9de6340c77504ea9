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

/* The charges of a dossier without their answers, new: RapCharge. */
GArray *rap_charges_collect (RapDossier *dossier) G_GNUC_WARN_UNUSED_RESULT;
/* The first telling of the charge. */
const RapChargeMention *rap_charge_get_first (const RapCharge *charge);
/* The telling that names who alleges, or who is accused: the first one if none does. */
const RapChargeMention *rap_charge_get_naming (const RapCharge *charge, gboolean accused);
/* The most words that the passage shares with any telling. */
guint rap_charge_overlap (const RapCharge *charge, const RapMatter *passage);
/* Whether one of the parties is accused, or most likely speaks for who is. */
gboolean rap_charge_is_against (const RapCharge *charge,
                                RapDocument     *document,
                                const GArray    *parties);
/* Sentences from the last telling of the charge before the place in the document; G_MAXUINT
 * if there is none. */
guint
rap_charge_distance (const RapCharge *charge, RapDocument *document, guint sentence);
gboolean rap_charge_is_told_in (const RapCharge *charge, RapDocument *document);
/* "denied", "unanswered", "retracted" … */
const char *rap_charge_get_status (const RapCharge *charge);
const char *rap_stance_get_nick (RapStance stance);

G_END_DECLS
