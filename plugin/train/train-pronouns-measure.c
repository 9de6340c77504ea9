// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "train-pronouns.h"

#include "extract/rap-actors.h"

#include <string.h>

static gboolean
shares_actor (const RapActors *actors, RapDocument *document, JsonObject *name, guint who)
{
  g_autoptr (RapSpan) span =
    rap_document_from_characters (document,
                                  json_object_get_int_member (name, "start"),
                                  json_object_get_int_member (name, "end"));
  for (guint m = 0; m < actors->mentions->len; m++)
    {
      const RapMention *mention = &g_array_index (actors->mentions, RapMention, m);
      if (rap_span_overlaps (&mention->span, span) &&
          (who == RAP_NO_ACTOR || mention->form == RAP_MENTION_NAME) &&
          (who == RAP_NO_ACTOR || mention->actor == who))
        return TRUE;
    }
  return FALSE;
}

/* A pronoun and two names, as in GAP: which of them does it mean? */
static void
measure_item (JsonObject *item, Tally *tally)
{
  static const char *const NAMES[][2] = { { "a", "a_coref" }, { "b", "b_coref" } };
  g_autoptr (RapDocument) document =
    rap_document_new (json_object_get_string_member (item, "text"), NULL);
  const RapActors *actors = rap_actors_of (document);
  JsonObject      *pronoun = json_object_get_object_member (item, "pronoun");
  g_autoptr (RapSpan) span =
    rap_document_from_characters (document,
                                  json_object_get_int_member (pronoun, "start"),
                                  json_object_get_int_member (pronoun, "end"));
  guint who = RAP_NO_ACTOR;

  for (guint m = 0; m < actors->mentions->len; m++)
    {
      const RapMention *mention = &g_array_index (actors->mentions, RapMention, m);
      if (rap_span_overlaps (&mention->span, span))
        who = mention->actor;
    }
  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
    {
      gboolean is = json_object_get_boolean_member (item, NAMES[i][1]);
      gboolean said = who != RAP_NO_ACTOR &&
                      shares_actor (actors,
                                    document,
                                    json_object_get_object_member (item, NAMES[i][0]),
                                    who);
      tally->hits += is && said;
      tally->slips += !is && said;
      tally->misses += is && !said;
    }
}

typedef struct
{
  guint  fold;
  Tally *tally;
} Part;

static void
measure_line (JsonObject *pair, const char *line, gpointer data)
{
  const Part *part = data;

  if (part->fold == 0 || fold_of_pair (line, PAIR_FOLDS) == part->fold)
    measure_item (pair, part->tally);
}

void
measure_pairs (const char *path, guint fold, Tally *tally)
{
  each_json_line (path, measure_line, &(Part){ fold, tally });
}

double
tally_f1 (const Tally *tally)
{
  return 2.0 * tally->hits / MAX (2 * tally->hits + tally->slips + tally->misses, 1);
}
