// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-event-compose.h"

/* What becomes of an event of each type when it is promised, demanded, refused, threatened
 * or stopped. The codes are those of CAMEO. */
typedef struct
{
  guint8       quad;
  RapEventType future;
  const char  *promise_cameo;
  const char  *request_mode, *request_cameo;
  const char  *reject_mode, *reject_cameo;
  const char  *threaten_mode, *threaten_cameo;
  RapEventType stopped;
  const char  *stopped_mode, *stopped_cameo;
} Fate;

#define NO RAP_EVENT_NONE

static const Fate fates[RAP_N_EVENT_TYPES] = {
  [RAP_EVENT_AGREE] = { 1,
                        RAP_EVENT_AGREE,
                        "030",
                        NULL,
                        "100",
                        NULL,
                        "120",
                        NULL,
                        "130",
                        RAP_EVENT_REJECT,
                        NULL,
                        "120" },
  [RAP_EVENT_CONSULT] = { 1,
                          RAP_EVENT_AGREE,
                          "036",
                          "meet",
                          "107",
                          "meet",
                          "125",
                          "relations",
                          "134",
                          RAP_EVENT_SANCTION,
                          "discontinue",
                          "164" },
  [RAP_EVENT_SUPPORT] = { 1,
                          RAP_EVENT_AGREE,
                          "030",
                          "assist",
                          "102",
                          "assist",
                          "120",
                          "relations",
                          "131",
                          RAP_EVENT_SANCTION,
                          "withdraw",
                          "160" },
  [RAP_EVENT_CONCEDE] = { 1,
                          RAP_EVENT_CONCEDE,
                          "035",
                          "yield",
                          "105",
                          "yield",
                          "128",
                          NULL,
                          "130",
                          RAP_EVENT_REJECT,
                          "yield",
                          "128" },
  [RAP_EVENT_COOPERATE] = { 2,
                            RAP_EVENT_AGREE,
                            "031",
                            "assist",
                            "101",
                            "assist",
                            "121",
                            "relations",
                            "131",
                            RAP_EVENT_SANCTION,
                            "discontinue",
                            "160" },
  [RAP_EVENT_AID] = { 2,
                      RAP_EVENT_AGREE,
                      "033",
                      "assist",
                      "103",
                      "assist",
                      "122",
                      "relations",
                      "1311",
                      RAP_EVENT_SANCTION,
                      "withdraw",
                      "162" },
  [RAP_EVENT_RETREAT] = { 2,
                          RAP_EVENT_AGREE,
                          "035",
                          "yield",
                          "105",
                          "yield",
                          "129",
                          NULL,
                          "130",
                          RAP_EVENT_REJECT,
                          "yield",
                          "129" },
  [RAP_EVENT_REQUEST] = { 3,
                          RAP_EVENT_REQUEST,
                          "100",
                          NULL,
                          "100",
                          NULL,
                          "120",
                          NULL,
                          "130",
                          NO,
                          NULL,
                          NULL },
  [RAP_EVENT_ACCUSE] = { 3,
                         RAP_EVENT_ACCUSE,
                         "110",
                         NULL,
                         "100",
                         NULL,
                         "120",
                         NULL,
                         "130",
                         NO,
                         NULL,
                         NULL },
  [RAP_EVENT_REJECT] = { 3,
                         RAP_EVENT_REJECT,
                         "120",
                         NULL,
                         "100",
                         NULL,
                         "120",
                         "relations",
                         "130",
                         NO,
                         NULL,
                         NULL },
  [RAP_EVENT_THREATEN] = { 3,
                           RAP_EVENT_THREATEN,
                           "130",
                           NULL,
                           "100",
                           NULL,
                           "120",
                           NULL,
                           "130",
                           RAP_EVENT_CONCEDE,
                           NULL,
                           "080" },
  [RAP_EVENT_PROTEST] = { 4,
                          RAP_EVENT_THREATEN,
                          "133",
                          NULL,
                          "100",
                          NULL,
                          "120",
                          NULL,
                          "133",
                          RAP_EVENT_CONCEDE,
                          NULL,
                          "086" },
  [RAP_EVENT_SANCTION] = { 4,
                           RAP_EVENT_THREATEN,
                           "131",
                           NULL,
                           "100",
                           NULL,
                           "120",
                           "restrict",
                           "1312",
                           RAP_EVENT_CONCEDE,
                           NULL,
                           "085" },
  [RAP_EVENT_MOBILIZE] = { 4,
                           RAP_EVENT_THREATEN,
                           "138",
                           NULL,
                           "100",
                           NULL,
                           "120",
                           "violence",
                           "137",
                           RAP_EVENT_RETREAT,
                           "withdraw",
                           "087" },
  [RAP_EVENT_COERCE] = { 4,
                         RAP_EVENT_THREATEN,
                         "132",
                         NULL,
                         "100",
                         NULL,
                         "120",
                         "restrict",
                         "132",
                         RAP_EVENT_CONCEDE,
                         NULL,
                         "081" },
  [RAP_EVENT_ASSAULT] = { 4,
                          RAP_EVENT_THREATEN,
                          "138",
                          "yield",
                          "105",
                          "yield",
                          "128",
                          "violence",
                          "138",
                          RAP_EVENT_RETREAT,
                          "ceasefire",
                          "0871" },
};

/* The mode of a threat, where the mode of what is threatened decides. */
static const struct
{
  const char *mode;
  const char *threat;
  const char *cameo;
} threats[] = {
  { "expel", "expel", "136" },        { "deport", "expel", "136" },
  { "arrest", "arrest", "132" },      { "convict", "arrest", "132" },
  { "withdraw", "relations", "131" }, { "seize", "territory", "132" },
  { "restrict", "restrict", "132" },
};

static const char *const realis_nicks[RAP_N_REALES] = { "actual",
                                                        "future",
                                                        "hypothetical",
                                                        "negated",
                                                        "historical" };

gboolean
rap_event_is_conflict (RapEventType type)
{
  return fates[type].quad == 4;
}

guint
rap_event_get_quad (RapEventType type)
{
  return fates[type].quad;
}

const char *
rap_realis_get_nick (RapRealis realis)
{
  return realis_nicks[realis];
}

static RapMeaning
threat_of (const RapMeaning *inner)
{
  RapMeaning threat = { RAP_EVENT_THREATEN,
                        fates[inner->type].threaten_mode,
                        fates[inner->type].threaten_cameo,
                        inner->realis };

  for (guint i = 0; i < G_N_ELEMENTS (threats); i++)
    {
      if (g_strcmp0 (inner->mode, threats[i].mode) == 0)
        {
          threat.mode = threats[i].threat;
          threat.cameo = threats[i].cameo;
        }
    }
  return threat;
}

RapMeaning
rap_event_in_future (RapMeaning meaning)
{
  RapEventType future = fates[meaning.type].future;

  if (future == meaning.type)
    return meaning;
  if (future == RAP_EVENT_THREATEN)
    return threat_of (&meaning);
  return (RapMeaning){ future, NULL, fates[meaning.type].promise_cameo, meaning.realis };
}

RapMeaning
rap_event_negate (RapMeaning meaning, gboolean wilful)
{
  const Fate *fate = &fates[meaning.type];
  RapMeaning  negated = meaning;

  if (wilful && (fate->quad == 1 || fate->quad == 2))
    return (RapMeaning){
      RAP_EVENT_REJECT, fate->reject_mode, fate->reject_cameo, RAP_REALIS_ACTUAL
    };
  negated.realis = RAP_REALIS_NEGATED;
  return negated;
}

static RapMeaning
promise_of (RapMeaning own, const RapMeaning *inner)
{
  RapEventType future = inner->type;

  if (fates[future].quad == 4 && future != RAP_EVENT_MOBILIZE)
    return threat_of (inner);
  if (fates[future].quad == 3)
    return *inner;
  own.type = RAP_EVENT_AGREE;
  own.mode = NULL;
  own.cameo =
    fates[future].promise_cameo != NULL ? fates[future].promise_cameo : own.cameo;
  return own;
}

static RapMeaning
with_mode (RapMeaning own, RapEventType type, const char *mode, const char *cameo)
{
  own.type = type;
  own.mode = own.mode != NULL ? own.mode : mode;
  own.cameo = cameo != NULL ? cameo : own.cameo;
  return own;
}

static RapMeaning
as_real_as (const RapMeaning *inner, RapRealis realis)
{
  RapMeaning meaning = *inner;
  meaning.realis = realis;
  return meaning;
}

static RapMeaning
refusal_of (RapMeaning own, const RapMeaning *inner, RapEventType type)
{
  const Fate *fate = &fates[inner->type];
  gboolean    resign = g_strcmp0 (inner->mode, "resign") == 0;

  if (type == RAP_EVENT_REJECT)
    return with_mode (own,
                      type,
                      resign ? "change" : fate->reject_mode,
                      fate->reject_cameo);
  return with_mode (own,
                    type,
                    resign ? "change" : fate->request_mode,
                    fate->request_cameo);
}

/* What a verb is by itself when its row leaves the type to the complement. */
static RapMeaning
own_or_default (RapMeaning own, RapShift shift, const RapMeaning *inner)
{
  static const struct
  {
    RapShift   shift;
    RapMeaning meaning;
  } defaults[] = {
    { RAP_SHIFT_ALLOW, { RAP_EVENT_CONCEDE, NULL, "080", RAP_REALIS_ACTUAL } },
    { RAP_SHIFT_PREVENT, { RAP_EVENT_COERCE, "restrict", "172", RAP_REALIS_ACTUAL } },
    { RAP_SHIFT_HELP, { RAP_EVENT_AID, NULL, "070", RAP_REALIS_ACTUAL } },
    { RAP_SHIFT_ALLEGE, { RAP_EVENT_ACCUSE, "allege", "112", RAP_REALIS_ACTUAL } },
  };

  if (own.type != RAP_EVENT_SAME)
    return own;
  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    {
      if (defaults[i].shift == shift)
        return defaults[i].meaning;
    }
  return *inner;
}

RapMeaning
rap_event_compose (RapShift shift, RapMeaning own, const RapMeaning *inner)
{
  if (inner == NULL || inner->type == RAP_EVENT_NONE)
    {
      if (own.type == RAP_EVENT_SAME)
        own.type = RAP_EVENT_NONE;
      return own;
    }
  const Fate *fate = &fates[inner->type];
  switch (shift)
    {
    case RAP_SHIFT_PROMISE:
      return promise_of (own, inner);
    case RAP_SHIFT_FUTURE:
      return rap_event_in_future (*inner);
    case RAP_SHIFT_THREATEN:
      return threat_of (inner);
    case RAP_SHIFT_REFUSE:
      return refusal_of (own, inner, RAP_EVENT_REJECT);
    case RAP_SHIFT_REQUEST:
      return refusal_of (own, inner, RAP_EVENT_REQUEST);
    case RAP_SHIFT_STOP:
      return (RapMeaning){
        fate->stopped, fate->stopped_mode, fate->stopped_cameo, RAP_REALIS_ACTUAL
      };
    case RAP_SHIFT_FAIL:
      if (inner->type == RAP_EVENT_AGREE || inner->type == RAP_EVENT_CONSULT ||
          inner->type == RAP_EVENT_SUPPORT)
        return (RapMeaning){ RAP_EVENT_REJECT, "meet", "125", RAP_REALIS_ACTUAL };
      return as_real_as (inner, RAP_REALIS_NEGATED);
    case RAP_SHIFT_NEGATED:
      return as_real_as (inner, RAP_REALIS_NEGATED);
    case RAP_SHIFT_HYPOTHETICAL:
    case RAP_SHIFT_DESIRE:
      return as_real_as (inner, RAP_REALIS_HYPOTHETICAL);
    case RAP_SHIFT_ATTEMPT:
      return fate->quad == 4 ? *inner : as_real_as (inner, RAP_REALIS_HYPOTHETICAL);
    default:
      return own_or_default (own, shift, inner);
    }
}
