// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "action/rap-labels.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "extract/rap-actors.h"

static const char *
name_of (RapDocument *document, guint actor)
{
  const RapActors *actors = rap_actors_of (document);
  return actor != RAP_NO_ACTOR ? g_array_index (actors->actors, RapActor, actor).name
                               : NULL;
}

static char *
speaker_of (RapDocument *document, const RapQuote *quote)
{
  const char *name = name_of (document, quote->actor);

  if (!quote->stated)
    return g_strdup (_ ("(not stated)"));
  if (quote->mention.start >= quote->mention.end)
    return g_strdup (name != NULL ? name : "");
  char             *mention = rap_document_dup_reading (document, &quote->mention);
  const RapMention *found =
    rap_actors_mention_at (rap_actors_of (document), quote->first, quote->end);
  if (name == NULL || found == NULL || found->form != RAP_MENTION_PRONOUN ||
      found->actor != quote->actor)
    return mention;
  g_free (mention);
  return g_strdup (name);
}

char *
rap_label_quote (RapDocument *document, const RapQuote *quote)
{
  g_autofree char *speaker = speaker_of (document, quote);
  GString         *label = g_string_new (speaker);

  for (guint i = 0; i < quote->content->len; i++)
    {
      g_autofree char *piece =
        rap_document_dup_reading (document, &g_array_index (quote->content, RapSpan, i));
      g_string_append (label, i > 0 ? " … " : label->len > 0 ? ": " : "");
      g_string_append (label, piece);
    }
  return g_string_free (label, FALSE);
}

char *
rap_label_parties (RapDocument *document, const GArray *parties)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < parties->len; i++)
    {
      const RapParty  *party = &g_array_index (parties, RapParty, i);
      g_autofree char *words = rap_document_dup_reading (document, &party->span);
      const char      *name = name_of (document, party->actor);
      if (names->len > 0)
        g_string_append (names, ", ");
      g_string_append (names, name != NULL ? name : words);
    }
  return g_string_free (names, names->len == 0);
}

char *
rap_label_matter (RapDocument   *document,
                  const char    *who,
                  const RapSpan *matter,
                  const char    *state)
{
  g_autofree char *what = rap_document_dup_reading (document, matter);
  GString         *label = g_string_new (who);

  if (label->len > 0)
    g_string_append (label, ": ");
  g_string_append (label, g_strstrip (what));
  if (state != NULL)
    g_string_append_printf (label, " (%s)", state);
  return g_string_free (label, FALSE);
}
