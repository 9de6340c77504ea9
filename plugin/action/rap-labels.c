// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "action/rap-labels.h"

#include <string.h>

#include "extract/rap-actors.h"
#include "extract/rap-party-names.h"
#include "language/rap-clauses.h"
#include "text/rap-utf8.h"

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
    return g_strdup ("(not stated)");
  if (quote->mention.start >= quote->mention.end)
    return g_strdup (name != NULL ? name : "");
  if (name != NULL && quote->end == quote->first + 1 &&
      rap_word_plays (&rap_words_of (document)->words[quote->first], "relative"))
    return g_strdup (name);
  char             *mention = rap_document_dup_reading (document, &quote->mention);
  const RapMention *found =
    rap_actors_mention_at (rap_actors_of (document), quote->first, quote->end);
  if (name == NULL || found == NULL || found->form != RAP_MENTION_PRONOUN ||
      found->actor != quote->actor)
    return mention;
  g_free (mention);
  return g_strdup (name);
}

/* Whether a mark at the byte ends a quotation: by its shape, a straight one by standing behind
 * a word or stop and not before a letter. */
static gboolean
is_closing (const char *text, gsize at)
{
  if (text[at] != '"')
    return rap_utf8_get (text + at) == 0x201D;
  return at > 0 && !g_ascii_isspace (text[at - 1]) && !g_ascii_isalnum (text[at + 1]);
}

/* A piece that begins or ends inside a quotation gets the mark it has lost. */
static void
close_marks (GString *piece)
{
  gboolean open = FALSE, lacks_first = FALSE, straight = FALSE, first = TRUE;

  for (gsize at = 0; at < piece->len; at += rap_utf8_width (piece->str + at))
    {
      gunichar c = rap_utf8_get (piece->str + at);
      if (c != 0x201C && c != 0x201D && c != '"')
        continue;
      straight = c == '"';
      open = !is_closing (piece->str, at);
      lacks_first |= first && !open;
      first = FALSE;
    }
  if (open)
    g_string_append_unichar (piece, straight ? '"' : 0x201D);
  if (lacks_first)
    g_string_prepend_unichar (piece, straight ? '"' : 0x201C);
}

void
rap_label_append_passage (GString       *label,
                          RapDocument   *document,
                          const RapSpan *span,
                          gboolean       spoken)
{
  g_autofree char *reading = rap_document_dup_reading (document, span);
  g_autoptr (GString) piece = g_string_new (g_strstrip (reading));

  if (spoken)
    {
      g_string_prepend (piece, "“");
      g_string_append (piece, "”");
    }
  else
    close_marks (piece);
  g_string_append (label, piece->str);
}

char *
rap_label_quote (RapDocument *document, const RapQuote *quote)
{
  g_autofree char *speaker = speaker_of (document, quote);
  GString         *label = g_string_new (speaker);

  if (quote->form != RAP_QUOTE_DIRECT && quote->cue.end > quote->cue.start &&
      label->len > 0)
    {
      RapSpan done = { quote->denial.start < quote->denial.end ? quote->denial.start
                                                               : quote->cue.start,
                       quote->cue.end };
      g_autofree char *cue = rap_document_dup_reading (document, &done);
      g_string_append_printf (label, " (%s)", cue);
    }
  for (guint i = 0; i < quote->content->len; i++)
    {
      g_string_append (label, i > 0 ? " … " : label->len > 0 ? ": " : "");
      rap_label_append_passage (label,
                                document,
                                &g_array_index (quote->content, RapSpan, i),
                                quote->form == RAP_QUOTE_DIRECT);
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
      g_autofree char *words = rap_party_dup_name (document, &party->span);
      const char      *name = name_of (document, party->actor);
      if (names->len > 0)
        g_string_append (names, ", ");
      g_string_append (names, name != NULL ? name : words);
    }
  return g_string_free (names, names->len == 0);
}

char *
rap_label_sides (RapDocument *document, const GArray *who, const GArray *whom)
{
  g_autofree char *left = rap_label_parties (document, who);
  g_autofree char *right = rap_label_parties (document, whom);

  if (left == NULL && right == NULL)
    return NULL;
  return right == NULL ? g_steal_pointer (&left)
                       : g_strdup_printf ("%s → %s", left != NULL ? left : "?", right);
}

/* "not-yet-said" is a name; people read words. */
void
rap_label_append_state (GString *label, const char *state)
{
  if (state == NULL)
    return;
  g_autofree char *words = g_strdelimit (g_strdup (state), "-", ' ');
  g_string_append_printf (label, " (%s)", words);
}

char *
rap_label_matter (RapDocument   *document,
                  const char    *who,
                  const RapSpan *matter,
                  const RapSpan *condition,
                  const char    *state)
{
  GString *label = g_string_new (who);

  if (label->len > 0)
    g_string_append (label, ": ");
  rap_label_append_passage (label, document, matter, FALSE);
  if (condition->end > condition->start && !rap_span_overlaps (matter, condition))
    {
      g_string_append (label, ", ");
      rap_label_append_passage (label, document, condition, FALSE);
    }
  rap_label_append_state (label, state);
  return g_string_free (label, FALSE);
}
