// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-link-people.h"

#include "extract/rap-link-offices.h"
#include "extract/rap-name-parts.h"

#include <string.h>

/* The last sentence, from nought, of a report's beginning: after a headline. */
#define LEAD_SENTENCES 1
/* More actors than these are no beginning. */
#define LEAD_ACTORS 12

static gboolean
suffixes_agree (const RapWords      *words,
                const RapRawMention *mention,
                const RapLinkLead   *lead)
{
  return g_str_equal (rap_name_suffix (words, mention->first, mention->end),
                      rap_name_suffix (words, lead->first, lead->end));
}

/* How well the name fits the actor: 0 not at all; the surname counts more than a forename,
 * a full name more than a part. */
static guint
person_fit (RapLink             *link,
            guint                actor,
            const RapRawMention *mention,
            const char         **parts,
            guint                n_parts)
{
  const RapActor    *a = rap_link_actor_at (link, actor);
  const RapLinkLead *lead = &g_array_index (link->leads, RapLinkLead, actor);
  const char        *known[RAP_NAME_PARTS];
  guint              n_known =
    rap_name_parts (link->self->words, lead->first, lead->end, known, RAP_NAME_PARTS);

  if (a->type != RAP_ACTOR_PERSON || rap_genders_clash (a->gender, mention->gender))
    return 0;
  if (!rap_name_parts_agree (parts, n_parts, known, n_known))
    return 0;
  if ((n_parts == 1 || n_known == 1) && rap_office_is_other (link, actor, mention))
    return 0;
  if (n_parts > 1 && n_known > 1)
    return 3 * suffixes_agree (link->self->words, mention, lead);
  return strcmp (parts[n_parts - 1], known[n_known - 1]) == 0 ? 2 : 1;
}

/* Of two who bear a surname, whom the text has called by it alone before, then whom it named
 * last: "Cruz" is not his wife because she was just named in full. */
static gboolean
comes_before (const RapLink *link, guint actor, guint other)
{
  const RapLinkLead *a = &g_array_index (link->leads, RapLinkLead, actor);
  const RapLinkLead *b = &g_array_index (link->leads, RapLinkLead, other);
  return a->bare != b->bare ? a->bare : a->last > b->last;
}

static guint
find_person (RapLink             *link,
             const RapRawMention *mention,
             const char         **parts,
             guint                n_parts)
{
  guint best = RAP_NO_ACTOR, best_fit = 0;

  for (guint p = 0; p < n_parts; p++)
    {
      const GArray *list = rap_link_get_list (link, "name:", parts[p]);
      guint         n = list != NULL ? list->len : 0;
      for (guint i = n; i-- > 0 && i + RAP_LINK_LOOK_BACK >= n;)
        {
          guint actor = g_array_index (list, guint, i);
          guint fit = person_fit (link, actor, mention, parts, n_parts);
          if (fit > best_fit ||
              (fit == best_fit && fit > 0 && comes_before (link, actor, best)))
            {
              best = actor;
              best_fit = fit;
            }
        }
    }
  return best;
}

/* "A Mexican senator said …", and then "Senator Ruiz": who was told of by his office before
 * he is named. An indefinite one only where a report begins. */
static guint
find_nameless (RapLink *link, const RapRawMention *mention)
{
  const GArray *list = rap_office_holders (link, mention);
  guint         n = list != NULL ? list->len : 0, found = RAP_NO_ACTOR;

  for (guint i = n; i-- > 0 && i + RAP_LINK_LOOK_BACK >= n;)
    {
      guint                actor = g_array_index (list, guint, i);
      const RapActor      *a = rap_link_actor_at (link, actor);
      const RapLinkLead   *lead = &g_array_index (link->leads, RapLinkLead, actor);
      const RapRawMention *first = rap_link_mention_at (link, lead->mention);
      guint                sentence = link->self->words->words[first->first].sentence;
      if (lead->named)
        {
          if (rap_office_may_be (link, actor, mention) &&
              (a->state[0] == '\0' || mention->state[0] == '\0'))
            return RAP_NO_ACTOR;
          continue;
        }
      if (a->type != RAP_ACTOR_PERSON || !rap_office_may_be (link, actor, mention) ||
          rap_genders_clash (a->gender, mention->gender) ||
          (a->state[0] != '\0' && mention->state[0] != '\0' &&
           !g_str_equal (a->state, mention->state)) ||
          first->form != RAP_MENTION_TITLE || first->intro == RAP_INTRO_POSSESSED ||
          (first->intro == RAP_INTRO_INDEFINITE && sentence > LEAD_SENTENCES))
        continue;
      if (found != RAP_NO_ACTOR)
        return RAP_NO_ACTOR;
      found = actor;
    }
  return found;
}

static gboolean
is_armed (const RapActor *actor)
{
  static const char *const ARMED[] = { "MIL", "COP" };
  for (guint i = 0; i < G_N_ELEMENTS (ARMED); i++)
    if (g_str_equal (actor->sector, ARMED[i]))
      return TRUE;
  return FALSE;
}

/* "The police chief said …", and then "General Hill": a rank goes with any office of army and
 * police. Only the first person who is named, and only where the report begins with one
 * unnamed. */
static guint
find_ranked (RapLink *link, const RapRawMention *mention)
{
  guint n = link->self->actors->len, found = RAP_NO_ACTOR;

  if (!rap_office_is_rank (mention) || n > LEAD_ACTORS)
    return RAP_NO_ACTOR;
  for (guint actor = 0; actor < n; actor++)
    {
      const RapActor      *a = rap_link_actor_at (link, actor);
      const RapLinkLead   *lead = &g_array_index (link->leads, RapLinkLead, actor);
      const RapRawMention *first = rap_link_mention_at (link, lead->mention);
      if (a->type != RAP_ACTOR_PERSON)
        continue;
      if (lead->named || found != RAP_NO_ACTOR || !is_armed (a) ||
          link->self->words->words[first->first].sentence > LEAD_SENTENCES ||
          first->form != RAP_MENTION_TITLE || first->intro != RAP_INTRO_DEFINITE ||
          rap_genders_clash (a->gender, mention->gender))
        return RAP_NO_ACTOR;
      found = actor;
    }
  return found;
}

void
rap_link_person (RapLink *link, guint m)
{
  RapRawMention *mention = rap_link_mention_at (link, m);
  const char    *parts[RAP_NAME_PARTS];
  guint          n_parts = rap_name_parts (link->self->words,
                                  mention->first,
                                  mention->end,
                                  parts,
                                  RAP_NAME_PARTS);
  guint          actor = find_person (link, mention, parts, n_parts);

  if (actor == RAP_NO_ACTOR)
    actor = find_nameless (link, mention);
  if (actor == RAP_NO_ACTOR)
    actor = find_ranked (link, mention);
  if (actor == RAP_NO_ACTOR)
    actor = rap_link_add_actor (link, m);
  else
    {
      const RapLinkLead *lead = &g_array_index (link->leads, RapLinkLead, actor);
      const char        *known[RAP_NAME_PARTS];
      guint              n_known =
        rap_name_parts (link->self->words, lead->first, lead->end, known, RAP_NAME_PARTS);
      if (!lead->named || n_parts > n_known)
        rap_link_take_name (link, actor, mention);
    }
  RapLinkLead *own = &g_array_index (link->leads, RapLinkLead, actor);
  own->bare |= own->named && n_parts == 1;
  own->named = TRUE;
  for (guint i = 0; i < n_parts; i++)
    rap_link_add_to_list (link, "name:", parts[i], actor);
  rap_link_assign (link, m, actor);
  if (!rap_office_is_stated (mention))
    return;
  rap_linking_add_role (link->self,
                        actor,
                        rap_mention_role_start (link->self->words, mention),
                        mention->title_end);
  rap_office_add (link, actor, mention);
  if (mention->label < mention->title && mention->state[0] != '\0')
    g_array_index (link->leads, RapLinkLead, actor).abroad = TRUE;
}

/* Of those who hold the office, one whose state is said when the state is said, one of whom
 * it need not be said when it is not; then whoever was named last. */
static guint
find_holder (RapLink *link, const RapRawMention *mention)
{
  const GArray *list = rap_office_holders (link, mention);
  guint         n = list != NULL ? list->len : 0;
  guint         best = RAP_NO_ACTOR, best_fit = 0, best_last = 0;

  for (guint i = n; i-- > 0 && i + RAP_LINK_LOOK_BACK >= n;)
    {
      guint              actor = g_array_index (list, guint, i);
      const RapActor    *a = rap_link_actor_at (link, actor);
      const RapLinkLead *lead = &g_array_index (link->leads, RapLinkLead, actor);
      gboolean           stated = mention->state[0] != '\0';
      guint              fit =
        stated ? 1 + 2 * g_str_equal (a->state, mention->state) : 2 - lead->abroad;

      if ((stated && a->state[0] != '\0' && fit == 1) ||
          rap_genders_clash (a->gender, mention->gender) ||
          !rap_office_fits (link, actor, mention))
        continue;
      if (fit > best_fit || (fit == best_fit && lead->last > best_last))
        {
          best = actor;
          best_fit = fit;
          best_last = lead->last;
        }
    }
  return best != RAP_NO_ACTOR || mention->state[0] == '\0'
           ? best
           : rap_office_find_leader (link, mention);
}

void
rap_link_title (RapLink *link, guint m)
{
  RapRawMention *mention = rap_link_mention_at (link, m);
  guint          actor = RAP_NO_ACTOR;

  if (mention->intro == RAP_INTRO_DEFINITE ||
      (mention->intro == RAP_INTRO_BARE && mention->state[0] != '\0'))
    actor = find_holder (link, mention);
  if (actor == RAP_NO_ACTOR)
    {
      actor = rap_link_add_actor (link, m);
      rap_office_add (link, actor, mention);
    }
  rap_link_assign (link, m, actor);
}

/* --- the name in the end --- */

typedef struct
{
  guint votes[RAP_NAME_PARTS]; /* how often a word of the fullest name ends another */
} Tally;

static void
count_ends (RapLink *link, GArray *tallies)
{
  const RapWord *words = link->self->words->words;

  for (guint m = 0; m < link->self->mentions->len; m++)
    {
      const RapRawMention *mention = rap_link_mention_at (link, m);
      if (mention->form != RAP_MENTION_NAME || mention->actor == RAP_NO_ACTOR)
        continue;
      const RapLinkLead *lead = &g_array_index (link->leads, RapLinkLead, mention->actor);
      Tally             *tally = &g_array_index (tallies, Tally, mention->actor);
      guint              n = MIN (lead->end - lead->first, RAP_NAME_PARTS);
      for (guint i = 0; mention->first != lead->first && i < n; i++)
        tally->votes[i] +=
          g_str_equal (words[mention->end - 1].form, words[lead->first + i].form);
    }
}

/* A headline runs names and verbs together, "Anna Keller Hammers Banks": where no other
 * mention ends as the fullest does, but several end within it, the name ends there too. */
void
rap_link_settle_names (RapLink *link)
{
  g_autoptr (GArray) tallies = g_array_new (FALSE, TRUE, sizeof (Tally));

  g_array_set_size (tallies, link->leads->len);
  count_ends (link, tallies);
  for (guint a = 0; a < link->leads->len; a++)
    {
      const RapLinkLead *lead = &g_array_index (link->leads, RapLinkLead, a);
      const Tally       *tally = &g_array_index (tallies, Tally, a);
      guint              n = lead->end - lead->first, best = 0;
      if (rap_link_actor_at (link, a)->type != RAP_ACTOR_PERSON || !lead->named ||
          n < 3 || n > RAP_NAME_PARTS || tally->votes[n - 1] > 0)
        continue;
      for (guint i = 1; i + 1 < n; i++)
        best = tally->votes[i] > tally->votes[best] ? i : best;
      if (best == 0 || tally->votes[best] < 2)
        continue;
      RapRawMention name = { .first = lead->first, .end = lead->first + best + 1 };
      rap_link_take_name (link, a, &name);
    }
}

/* Somebody who is known by a noun alone is told with its article, as in the text: "the
 * senator", "a woman". */
void
rap_link_settle_nouns (RapLink *link)
{
  const RapWord *words = link->self->words->words;

  for (guint a = 0; a < link->leads->len; a++)
    {
      const RapLinkLead   *lead = &g_array_index (link->leads, RapLinkLead, a);
      const RapRawMention *mention = rap_link_mention_at (link, lead->mention);
      RapActor            *actor = rap_link_actor_at (link, a);
      const RapWord       *article = &words[mention->outer];
      if (lead->named || actor->plural || actor->type != RAP_ACTOR_PERSON ||
          mention->form == RAP_MENTION_NAME || mention->outer + 1 > mention->label ||
          !(rap_mention_word_is (article, "definite") ||
            rap_mention_word_is (article, "indefinite")))
        continue;
      g_autofree char *noun = rap_link_text_of (link, mention->outer + 1, mention->end);
      g_free (actor->name);
      actor->name = g_strdup_printf ("%s %s", article->lower, noun);
    }
}
