// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "relate/rap-charges.h"

#include <string.h>

/* Further charges of a dossier are not recorded: linking is bounded by this number times
 * the length of the text. */
#define MAX_CHARGES 200
/* Tellings of a charge that are compared with a passage. */
#define MAX_TELLINGS 8

static const char *const stance_nicks[RAP_N_STANCES] = { "no-comment",
                                                         "counter-accused",
                                                         "rejected",
                                                         "denied",
                                                         "admitted" };

const char *
rap_stance_get_nick (RapStance stance)
{
  return stance_nicks[stance];
}

const char *
rap_charge_get_status (const RapCharge *charge)
{
  const RapAnswer *best = NULL;

  if (charge->retracted)
    return "retracted";
  for (guint i = 0; i < charge->answers->len; i++)
    {
      const RapAnswer *answer = &g_array_index (charge->answers, RapAnswer, i);
      if (best == NULL || answer->stance > best->stance)
        best = answer;
    }
  if (best == NULL)
    return "unanswered";
  if (best->stance == RAP_STANCE_ADMITTED && best->partial)
    return "partly-admitted";
  return stance_nicks[best->stance];
}

static const RapChargeMention *
mention_at (const RapCharge *charge, guint i)
{
  return &g_array_index (charge->mentions, RapChargeMention, i);
}

const RapChargeMention *
rap_charge_get_first (const RapCharge *charge)
{
  return mention_at (charge, 0);
}

static const GArray *
parties_of (const RapChargeMention *mention, gboolean accused)
{
  return accused ? mention->allegation->accused : mention->allegation->allegers;
}

static RapSide
side_of (const RapChargeMention *mention, gboolean accused)
{
  return rap_side_of (mention->document, parties_of (mention, accused));
}

static gboolean
is_named (const RapChargeMention *mention, gboolean accused)
{
  const GArray *parties = parties_of (mention, accused);

  if (parties->len == 0)
    return FALSE;
  const RapParty *party = &g_array_index (parties, RapParty, 0);
  return party->state[0] != '\0' || rap_actor_has_name (mention->document, party->actor);
}

const RapChargeMention *
rap_charge_get_naming (const RapCharge *charge, gboolean accused)
{
  for (guint i = 0; i < MIN (charge->mentions->len, MAX_TELLINGS); i++)
    {
      if (is_named (mention_at (charge, i), accused))
        return mention_at (charge, i);
    }
  return mention_at (charge, 0);
}

guint
rap_charge_overlap (const RapCharge *charge, const RapMatter *passage)
{
  guint most = 0;

  for (guint i = 0; i < MIN (charge->mentions->len, MAX_TELLINGS); i++)
    most = MAX (most, rap_matter_overlap (&mention_at (charge, i)->matter, passage));
  return most;
}

/* Whether one state's own people quarrel: there nobody answers for another only because they
 * share a state. */
static gboolean
is_domestic (const RapChargeMention *mention)
{
  RapSide accused = side_of (mention, TRUE);

  if (mention->allegation->allegers->len == 0)
    {
      const GArray *actors = rap_actors_of (mention->document)->actors;
      return accused.actor != RAP_NO_ACTOR &&
             g_array_index (actors, RapActor, accused.actor).type == RAP_ACTOR_PERSON;
    }
  return rap_sides_are_compatriots (accused, side_of (mention, FALSE));
}

static gboolean
is_accused (const RapChargeMention *mention, RapSide side, gboolean domestic)
{
  const GArray *accused = mention->allegation->accused;

  if (!domestic)
    return rap_side_is_among (side, mention->document, accused);
  for (guint i = 0; i < accused->len; i++)
    {
      const RapParty *party = &g_array_index (accused, RapParty, i);
      RapSide         other = { mention->document, party->actor, party->state };
      if (rap_sides_are_one (side, other))
        return TRUE;
    }
  return FALSE;
}

gboolean
rap_charge_is_against (const RapCharge *charge,
                       RapDocument     *document,
                       const GArray    *parties)
{
  const RapChargeMention *first = mention_at (charge, 0),
                         *naming = rap_charge_get_naming (charge, TRUE);
  gboolean domestic = is_domestic (first);

  for (guint i = 0; i < parties->len; i++)
    {
      const RapParty *party = &g_array_index (parties, RapParty, i);
      RapSide         side = { document, party->actor, party->state };
      if (is_accused (first, side, domestic) || is_accused (naming, side, domestic))
        return TRUE;
    }
  return FALSE;
}

guint
rap_charge_distance (const RapCharge *charge, RapDocument *document, guint sentence)
{
  guint nearest = G_MAXUINT;

  for (guint i = 0; i < charge->mentions->len; i++)
    {
      const RapChargeMention *mention = mention_at (charge, i);
      if (mention->document == document && mention->allegation->sentence <= sentence)
        nearest = MIN (nearest, sentence - mention->allegation->sentence);
    }
  return nearest;
}

gboolean
rap_charge_is_told_in (const RapCharge *charge, RapDocument *document)
{
  for (guint i = 0; i < charge->mentions->len; i++)
    {
      if (mention_at (charge, i)->document == document)
        return TRUE;
    }
  return FALSE;
}

/* "which accused the police a week ago of …", "has accused": told again. */
static gboolean
is_retold (const RapChargeMention *mention)
{
  const RapClause *c =
    &rap_clauses_of (mention->document)->clauses[mention->allegation->clause];
  return c->relative || c->perfect;
}

/* Whether the accused are the same, and how many shared words it takes to believe it: her
 * "predecessor" may be named elsewhere. 0: they are not. */
static guint
words_needed (const RapCharge        *charge,
              const RapChargeMention *mention,
              gboolean                same_speaker)
{
  const RapChargeMention *first = mention_at (charge, 0);

  if (rap_sides_agree (side_of (first, TRUE), side_of (mention, TRUE)))
    return same_speaker ? 1 : 2;
  if (same_speaker && first->document != mention->document &&
      is_named (first, TRUE) != is_named (mention, TRUE))
    return 2;
  return 0;
}

static gboolean
same_charge (const RapCharge *charge, const RapChargeMention *mention)
{
  const RapChargeMention *first = mention_at (charge, 0);
  RapSide  alleger = side_of (mention, FALSE), before = side_of (first, FALSE);
  gboolean same_speaker = rap_sides_agree (alleger, before) ||
                          alleger.actor == RAP_NO_ACTOR || before.actor == RAP_NO_ACTOR;
  guint needed = words_needed (charge, mention, same_speaker);

  if (needed == 0)
    return FALSE;
  if (alleger.actor != RAP_NO_ACTOR && before.actor != RAP_NO_ACTOR &&
      rap_sides_agree (alleger, side_of (first, TRUE)))
    return FALSE;
  if (mention->allegation->vague)
    return TRUE;
  if (same_speaker && first->document != mention->document && is_retold (mention))
    return TRUE;
  return rap_charge_overlap (charge, &mention->matter) >= needed;
}

static guint
length_of (const RapChargeMention *mention)
{
  return mention->allegation->vague
           ? 0
           : mention->allegation->end - mention->allegation->first;
}

/* The fullest telling in the first report stands first: a headline is short. */
static void
add_mention (RapCharge *charge, RapChargeMention mention)
{
  RapChargeMention *first = &g_array_index (charge->mentions, RapChargeMention, 0);

  if (first->document == mention.document && length_of (&mention) > length_of (first))
    {
      RapChargeMention shorter = *first;
      *first = mention;
      mention = shorter;
    }
  g_array_append_val (charge->mentions, mention);
}

static RapCharge *
add_charge (GArray *charges, RapDocument *document, const RapAllegation *allegation)
{
  RapChargeMention mention = { .document = document, .allegation = allegation };

  rap_matter_init (&mention.matter, document, allegation->first, allegation->end);
  for (guint i = 0; i < charges->len; i++)
    {
      RapCharge *charge = &g_array_index (charges, RapCharge, i);
      if (!same_charge (charge, &mention))
        continue;
      add_mention (charge, mention);
      return charge;
    }
  if (allegation->vague || charges->len == MAX_CHARGES)
    {
      rap_matter_clear (&mention.matter);
      return NULL;
    }
  RapCharge charge = { g_array_new (FALSE, FALSE, sizeof (RapChargeMention)),
                       g_array_new (FALSE, FALSE, sizeof (RapAnswer)),
                       FALSE };
  g_array_append_val (charge.mentions, mention);
  g_array_append_val (charges, charge);
  return &g_array_index (charges, RapCharge, charges->len - 1);
}

/* "…, a charge Tehran denies" */
static void
add_denial (RapCharge *charge, RapDocument *document, const RapAllegation *allegation)
{
  RapAnswer answer = { RAP_STANCE_DENIED,  FALSE,
                       document,           g_array_copy (allegation->accused),
                       allegation->denial, allegation->sentence };
  g_array_append_val (charge->answers, answer);
}

static void
clear_charge (gpointer data)
{
  RapCharge *charge = data;
  for (guint i = 0; i < charge->answers->len; i++)
    g_array_unref (g_array_index (charge->answers, RapAnswer, i).by);
  for (guint i = 0; i < charge->mentions->len; i++)
    rap_matter_clear (&g_array_index (charge->mentions, RapChargeMention, i).matter);
  g_array_unref (charge->mentions);
  g_array_unref (charge->answers);
}

GArray *
rap_charges_collect (RapDossier *dossier)
{
  GArray *charges = g_array_new (FALSE, FALSE, sizeof (RapCharge));
  g_autoptr (GArray) order = rap_dossier_order (dossier);

  g_array_set_clear_func (charges, clear_charge);
  for (guint i = 0; i < order->len; i++)
    {
      RapDocument *document =
        rap_dossier_get_document (dossier, g_array_index (order, guint, i));
      const GArray *allegations = rap_allegations_of (document)->allegations;
      for (guint k = 0; k < allegations->len; k++)
        {
          const RapAllegation *allegation =
            &g_array_index (allegations, RapAllegation, k);
          RapCharge *charge = add_charge (charges, document, allegation);
          if (charge != NULL && allegation->denial.end > 0)
            add_denial (charge, document, allegation);
        }
    }
  return charges;
}
