// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "summarise/rap-about.h"

#include <string.h>

#include "extract/rap-actors.h"
#include "relate/rap-terms.h"
#include "text/rap-utf8.h"

/* The keys of the words of a text, in order. */
static GArray *
keys_of (const char *text)
{
  GArray          *keys = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree char *lower = rap_utf8_fold (text, strlen (text));
  const char      *p = lower;

  while (*p != '\0')
    {
      const char *start = p;
      while (*p != '\0' && rap_utf8_is_word (rap_utf8_get (p)))
        p += rap_utf8_width (p);
      if (p > start)
        {
          g_autofree char *word = g_strndup (start, p - start);
          guint32          key = rap_terms_key (word);
          g_array_append_val (keys, key);
        }
      if (*p != '\0')
        p += rap_utf8_width (p);
    }
  return keys;
}

static gboolean
has_key (const guint32 *keys, guint n, guint32 key)
{
  for (guint i = 0; i < n; i++)
    if (keys[i] == key)
      return TRUE;
  return FALSE;
}

static gboolean
has_keys (const guint32 *keys, guint n, const GArray *wanted)
{
  for (guint i = 0; i < wanted->len; i++)
    if (!has_key (keys, n, g_array_index (wanted, guint32, i)))
      return FALSE;
  return wanted->len > 0;
}

/* A name is meant by any part of it, and by more than the report gives of it: "Anna Holt"
 * where it only says "Holt". */
static gboolean
is_meant (const RapActor *actor, const GArray *wanted)
{
  g_autoptr (GArray) keys = keys_of (actor->name);
  const guint32 *own = (const guint32 *) (gpointer) keys->data;

  return has_keys (own, keys->len, wanted) ||
         (keys->len > 0 && keys->len < wanted->len &&
          own[keys->len - 1] == g_array_index (wanted, guint32, wanted->len - 1) &&
          has_keys ((const guint32 *) (gpointer) wanted->data, wanted->len, keys));
}

/* The actors that are meant, and the groups they are of. */
static gboolean *
find_meant (const RapActors *actors, const GArray *wanted)
{
  gboolean *meant = g_new0 (gboolean, actors->actors->len + 1);

  for (guint i = 0; i < actors->actors->len; i++)
    meant[i] = is_meant (&g_array_index (actors->actors, RapActor, i), wanted);
  for (guint i = 0; i < actors->actors->len; i++)
    {
      const GArray *members = g_array_index (actors->actors, RapActor, i).members;
      for (guint m = 0; members != NULL && m < members->len; m++)
        meant[i] = meant[i] || meant[g_array_index (members, guint, m)];
    }
  return meant;
}

static void
mark_topic (RapDocument *document, const GArray *wanted, gboolean *sentences)
{
  const RapWords *words = rap_words_of (document);
  const RapTerms *terms = rap_terms_of (document);

  for (guint i = 0; i < words->n_sentences; i++)
    {
      const RapSentence *s = &words->sentences[i];
      sentences[i] =
        sentences[i] || has_keys (terms->keys + s->first, s->end - s->first, wanted);
    }
}

gboolean *
rap_about_sentences (RapDocument *document, const char *about)
{
  const RapWords  *words = rap_words_of (document);
  const RapActors *actors = rap_actors_of (document);
  g_autoptr (GArray) wanted = keys_of (about);
  g_autofree gboolean *meant = find_meant (actors, wanted);
  gboolean            *sentences = g_new0 (gboolean, words->n_sentences + 1);

  for (guint i = 0; i < actors->mentions->len; i++)
    {
      const RapMention *mention = &g_array_index (actors->mentions, RapMention, i);
      if (mention->actor != RAP_NO_ACTOR && meant[mention->actor])
        sentences[words->words[mention->first].sentence] = TRUE;
    }
  mark_topic (document, wanted, sentences);
  return sentences;
}
