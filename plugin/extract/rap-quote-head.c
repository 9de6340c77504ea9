// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-quote-head.h"

#include "extract/rap-mention.h"
#include "text/rap-document-private.h"
#include "text/rap-utf8.h"

#include <string.h>

/* A title is not longer; what is left over before a report may be. */
#define LONGEST_HEAD 600

static void
add_words (GString *head, const char *text, gsize length)
{
  g_autofree char *folded = rap_utf8_fold (text, length);

  g_string_append_c (head, ' ');
  for (const char *c = folded; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_isalnum (g_utf8_get_char (c)) || *c == '&')
      g_string_append_unichar (head, g_utf8_get_char (c));
    else if (head->str[head->len - 1] != ' ')
      g_string_append_c (head, ' ');
  g_string_append_c (head, ' ');
}

/* The words of the head, folded, with a space on each side. */
static GString *
read_head (RapDocument *document)
{
  GString        *head = g_string_new (NULL);
  guint           n_blocks;
  const RapBlock *blocks = rap_document_get_blocks (document, &n_blocks);
  const char     *title = rap_document_get_title (document);

  if (title != NULL)
    add_words (head, title, MIN (strlen (title), LONGEST_HEAD));
  for (guint i = 0; i < n_blocks && blocks[i].role != RAP_BLOCK_BODY; i++)
    if (blocks[i].role == RAP_BLOCK_TITLE || blocks[i].role == RAP_BLOCK_BYLINE ||
        blocks[i].role == RAP_BLOCK_DATELINE)
      {
        const RapSpan *span = &blocks[i].span;
        if (span->end - span->start + head->len <= LONGEST_HEAD)
          add_words (head,
                     rap_document_get_text (document) + span->start,
                     span->end - span->start);
      }
  return head;
}

static gboolean
is_kind (const char *text, const char *kind)
{
  RapWord word = { .lower = text };
  return *text != '\0' && rap_mention_word_is (&word, kind);
}

/* Leaves out who asks, before the word "interviews", and what it is about. FALSE when the
 * head does not speak of an interview. */
static gboolean
cut_announcement (GString *head)
{
  g_auto (GStrv) words = g_strsplit (head->str, " ", -1);
  g_autoptr (GString) kept = g_string_new (" ");
  gboolean announced = FALSE;

  for (guint i = 0; words[i] != NULL; i++)
    {
      gboolean asks = words[i + 1] != NULL && is_kind (words[i + 1], "interview");
      announced |= is_kind (words[i], "interview");
      if (announced && is_kind (words[i], "topic"))
        break;
      if (*words[i] != '\0' && !asks)
        g_string_append_printf (kept, "%s ", words[i]);
    }
  g_string_assign (head, kept->str);
  return announced;
}

/* The only person of whom the head has the name, or with last the surname. */
static guint
find_named (const RapActors *actors, const GString *head, gboolean last)
{
  guint found = RAP_NO_ACTOR;

  for (guint a = 0; a < actors->actors->len; a++)
    {
      const RapActor *actor = &g_array_index (actors->actors, RapActor, a);
      const char     *space = strrchr (actor->name, ' ');
      const char     *name = last && space != NULL ? space + 1 : actor->name;
      g_autoptr (GString) folded = g_string_new (NULL);
      if (actor->type != RAP_ACTOR_PERSON || actor->plural || (!last && space == NULL) ||
          !g_unichar_isupper (g_utf8_get_char (name)))
        continue;
      add_words (folded, name, strlen (name));
      if (strstr (head->str, folded->str) == NULL)
        continue;
      if (found != RAP_NO_ACTOR)
        return RAP_NO_ACTOR;
      found = a;
    }
  return found;
}

gboolean
rap_quote_head_announces (RapDocument *document, const RapActors *actors, guint *person)
{
  g_autoptr (GString) head = read_head (document);

  *person = RAP_NO_ACTOR;
  if (!cut_announcement (head))
    return FALSE;
  *person = find_named (actors, head, FALSE);
  if (*person == RAP_NO_ACTOR)
    *person = find_named (actors, head, TRUE);
  return TRUE;
}
