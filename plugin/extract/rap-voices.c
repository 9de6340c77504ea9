// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-voices.h"

#include <string.h>

#include "extract/rap-quotes.h"

/* Quotations looked at before a word: they nest no deeper. */
#define QUOTES_BACK 4
/* Words in front in which an open mark is sought. */
#define BACK 200
/* Words behind a verb in which the mark of a question is sought. */
#define REACH 60

/* What the lexicon says of a pronoun that is a subject. */
typedef struct
{
  int      person;
  gboolean plural;
  gboolean thing;
} Pronoun;

static gboolean
read_pronoun (const RapEventText *text, guint word, Pronoun *pronoun)
{
  const RapLexicon *lexicon = rap_lexicon_get ("pronouns");
  const char       *lower = text->words->words[word].lower;
  guint             row = rap_lexicon_find (lexicon, lower, strlen (lower));

  if (row == RAP_LEXICON_NONE || text->tags->tags[word] != RAP_TAG_PRON ||
      !rap_field_is (rap_lexicon_field (lexicon,
                                        row,
                                        rap_lexicon_column (lexicon, "use")),
                     "subject"))
    return FALSE;
  RapField number =
    rap_lexicon_field (lexicon, row, rap_lexicon_column (lexicon, "number"));
  RapField gender =
    rap_lexicon_field (lexicon, row, rap_lexicon_column (lexicon, "gender"));
  pronoun->person = rap_field_to_int (
    rap_lexicon_field (lexicon, row, rap_lexicon_column (lexicon, "person")));
  pronoun->plural = rap_field_is (number, "plural");
  pronoun->thing = rap_field_is (gender, "thing");
  return pronoun->person != 2;
}

gboolean
rap_word_is_personal (const RapEventText *text, guint word)
{
  Pronoun pronoun;
  return read_pronoun (text, word, &pronoun);
}

gboolean
rap_word_is_other (const RapEventText *text, guint word)
{
  Pronoun pronoun;
  return read_pronoun (text, word, &pronoun) && pronoun.person == 3 && !pronoun.thing &&
         !pronoun.plural;
}

/* Whether the place in the piece of content stands behind an open mark. */
static gboolean
is_behind_mark (const RapEventText *text, RapSpan piece, guint word)
{
  gboolean open = FALSE;

  guint first = rap_words_find (text->words, piece.start);

  /* Further back no mark is looked for: work stays linear in the text. */
  for (guint i = MAX (first, word > BACK ? word - BACK : 0); i < word; i++)
    {
      if ((text->words->words[i].flags & RAP_WORD_QUOTE) != 0)
        open = !open;
    }
  return open;
}

static gboolean
quotes_word (const RapEventText *text, const RapQuote *quote, guint word)
{
  gsize byte = text->words->words[word].span.start;

  for (guint i = 0; i < quote->content->len; i++)
    {
      RapSpan piece = g_array_index (quote->content, RapSpan, i);
      if (piece.start <= byte && byte < piece.end)
        return quote->form == RAP_QUOTE_DIRECT || is_behind_mark (text, piece, word);
    }
  return FALSE;
}

gboolean
rap_word_is_quoted (const RapEventText *text, guint word)
{
  const GArray *quotes = rap_quotes_of (text->document)->quotes;
  gsize         byte = text->words->words[word].span.start;
  guint         low = 0, high = quotes->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (rap_quote_get_extent (&g_array_index (quotes, RapQuote, middle)).start <= byte)
        low = middle + 1;
      else
        high = middle;
    }
  for (guint i = low; i > 0 && i + QUOTES_BACK > low; i--)
    {
      if (quotes_word (text, &g_array_index (quotes, RapQuote, i - 1), word))
        return TRUE;
    }
  return FALSE;
}

gboolean
rap_clause_is_asked (const RapEventText *text, guint clause)
{
  guint verb = text->clauses->clauses[clause].verb;
  guint end =
    MIN (text->words->sentences[text->words->words[verb].sentence].end, verb + REACH);

  for (guint i = verb + 1; i < end; i++)
    {
      const char *form = text->words->words[i].form;
      if (form[0] == '?')
        return TRUE;
      /* Behind the closing mark somebody else goes on. */
      if ((text->words->words[i].flags & RAP_WORD_QUOTE_CLOSES) != 0 || form[0] == '.')
        return FALSE;
    }
  return FALSE;
}

gboolean
rap_clause_asserts (const RapEventText *text, guint clause)
{
  static const char *const attitudes[] = { "assert",   "promise",  "write",
                                           "threaten", "reply",    "admit",
                                           "warn",     "disclose", "explain" };
  const RapLexicon        *cues = rap_lexicon_get ("cues");
  const char *lemma = text->tags->lemmas[text->clauses->clauses[clause].verb];
  guint       row = rap_lexicon_find (cues, lemma, strlen (lemma));
  guint       kind = rap_lexicon_column (cues, "kind"),
        attitude = rap_lexicon_column (cues, "attitude");

  for (; row != RAP_LEXICON_NONE; row = rap_lexicon_next (cues, row))
    {
      RapField rest = rap_lexicon_field (cues, row, attitude), part;
      if (!rap_field_is (rap_lexicon_field (cues, row, kind), "verb"))
        continue;
      while (rap_field_next_part (&rest, ',', &part))
        {
          for (guint i = 0; i < G_N_ELEMENTS (attitudes); i++)
            {
              if (rap_field_is (part, attitudes[i]))
                return TRUE;
            }
        }
    }
  return FALSE;
}

static const RapActor *
actor_of (const RapEventText *text, guint actor)
{
  return actor == RAP_NO_ACTOR ? NULL
                               : &g_array_index (text->actors->actors, RapActor, actor);
}

/* "officials", but not "Reuters" */
static gboolean
is_plural_noun (const RapEventText *text, guint word)
{
  return text->tags->tags[word] == RAP_TAG_NOUN &&
         !g_str_equal (text->tags->lemmas[word], text->words->words[word].lower);
}

/* Whether a title, a pronoun or a given name tells that it is a person. */
static gboolean
is_known_person (const RapActor *actor)
{
  return actor->gender != RAP_GENDER_UNKNOWN ||
         (actor->roles != NULL && actor->roles->len > 0);
}

/* Whether the pronoun can stand for who speaks: a person is no "it", a company no "she". */
static gboolean
agrees (const RapEventText *text,
        const Pronoun      *pronoun,
        guint               word,
        const GArray       *speakers)
{
  const RapParty *first = &g_array_index (speakers, RapParty, 0);
  const RapActor *actor = actor_of (text, first->actor);
  Pronoun         other;

  if (pronoun->person == 1)
    return rap_word_is_quoted (text, word);
  if (read_pronoun (text, first->head, &other))
    return pronoun->person == other.person &&
           (pronoun->plural ? other.plural || other.thing
                            : pronoun->thing == other.thing && !other.plural);
  gboolean person = actor != NULL && actor->type == RAP_ACTOR_PERSON;
  gboolean many = speakers->len > 1 || (actor != NULL && actor->plural) ||
                  is_plural_noun (text, first->head);
  if (pronoun->plural)
    return many || (actor != NULL && !person);
  /* A lone name that is taken for a person's may be a company's. */
  if (pronoun->thing)
    return !many && (!person || !is_known_person (actor));
  return person || (actor == NULL && !many);
}

static gboolean
is_body (const RapEventText *text, const RapParty *party)
{
  const RapActor *actor = actor_of (text, party->actor);
  return actor != NULL ? actor->type != RAP_ACTOR_PERSON : party->state[0] != '\0';
}

void
rap_voice_add_speaker (const RapEventText *text,
                       guint               word,
                       guint               speaker,
                       guint               actor,
                       GArray             *parties)
{
  Pronoun pronoun;
  g_autoptr (GArray) speakers = g_array_new (FALSE, FALSE, sizeof (RapParty));

  if (!read_pronoun (text, word, &pronoun))
    return;
  /* In his own words nobody calls himself "he". */
  if (pronoun.person == 3 && rap_word_is_quoted (text, word))
    return;
  if (speaker != RAP_NO_WORD)
    rap_parties_add (text, speaker, speakers);
  if (speakers->len == 0 && actor != RAP_NO_ACTOR)
    {
      RapParty party = { actor, word, text->words->words[word].span, "" };
      g_array_append_val (speakers, party);
    }
  if (speakers->len == 0)
    return;
  if (agrees (text, &pronoun, word, speakers))
    {
      g_array_append_vals (parties, speakers->data, speakers->len);
      return;
    }
  /* "A spokesman for the port said it would …" */
  if (pronoun.person == 3 && (pronoun.thing || pronoun.plural))
    {
      g_array_set_size (speakers, 0);
      rap_parties_add_owner (text, speaker, speakers);
      for (guint i = 0; i < speakers->len; i++)
        {
          const RapParty *owner = &g_array_index (speakers, RapParty, i);
          if (is_body (text, owner))
            g_array_append_vals (parties, owner, 1);
        }
    }
}
