// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "train-pronouns.h"

#include "extract/rap-actors.h"

#include <json-glib/json-glib.h>
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

void
measure_pairs (const char *path, guint fold, Tally *tally)
{
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    g_error ("%s cannot be read", path);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (JsonParser) parser = json_parser_new ();
      if (lines[i][0] != '\0' &&
          (fold == 0 || fold_of_pair (lines[i], PAIR_FOLDS) == fold) &&
          json_parser_load_from_data (parser, lines[i], -1, NULL))
        measure_item (json_node_get_object (json_parser_get_root (parser)), tally);
    }
}

double
tally_f1 (const Tally *tally)
{
  return 2.0 * tally->hits / MAX (2 * tally->hits + tally->slips + tally->misses, 1);
}
