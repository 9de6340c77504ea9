// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-linking.h"

#include "extract/rap-appositions.h"
#include "extract/rap-name-parts.h"

#include <string.h>

#include "text/rap-utf8.h"

/* How many actors that share a word, and how many pairs, are looked back at: the work for a
 * mention does not grow with the document. */
#define LOOK_BACK      8
#define PAIR_SENTENCES 12

typedef struct
{
  guint    first; /* words of the fullest name */
  guint    end;
  guint    last;   /* the latest mention */
  gboolean abroad; /* the text says of which state: "Chinese President" */
} Lead;

typedef struct
{
  guint left;
  guint right;
  guint sentence;
} Pair;

typedef struct
{
  RapLinking *self;
  GArray     *leads; /* Lead, parallel to the actors */
  GHashTable *lists; /* a word of a name or role → GArray of actors, oldest first */
  GHashTable *keys;  /* "kind:text" → actor + 1 */
  GArray     *pairs; /* Pair */
} Link;

static RapRawMention *
mention_at (const Link *link, guint i)
{
  return &g_array_index (link->self->mentions, RapRawMention, i);
}

static RapActor *
actor_at (const Link *link, guint i)
{
  return &g_array_index (link->self->actors, RapActor, i);
}

static char *
text_of (const Link *link, guint first, guint end)
{
  RapSpan span = rap_words_span (link->self->words, first, end);
  return rap_document_dup_reading (link->self->document, &span);
}

static char *
key_of (const Link *link, const char *kind, guint first, guint end)
{
  GString *key = g_string_new (kind);
  for (guint i = first; i < end; i++)
    if ((link->self->words->words[i].flags & RAP_WORD_MARK) == 0)
      g_string_append_printf (key, ":%s", link->self->words->words[i].lower);
  return g_string_free (key, FALSE);
}

/* Takes the key over. */
static void
bind_key (Link *link, char *key, guint actor)
{
  if (g_hash_table_contains (link->keys, key))
    g_free (key);
  else
    g_hash_table_insert (link->keys, key, GUINT_TO_POINTER (actor + 1));
}

static guint
find_key (Link *link, const char *key)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (link->keys, key)) - 1;
}

static void
add_to_list (Link *link, const char *prefix, const char *word, guint actor)
{
  char   *key = g_strconcat (prefix, word, NULL);
  GArray *list = g_hash_table_lookup (link->lists, key);
  if (list == NULL)
    g_hash_table_insert (link->lists,
                         key,
                         list = g_array_new (FALSE, FALSE, sizeof (guint)));
  else
    g_free (key);
  if (list->len == 0 || g_array_index (list, guint, list->len - 1) != actor)
    g_array_append_val (list, actor);
}

static GArray *
get_list (Link *link, const char *prefix, const char *word)
{
  g_autofree char *key = g_strconcat (prefix, word, NULL);
  return g_hash_table_lookup (link->lists, key);
}

static const char *
last_word (const Link *link, guint end)
{
  return link->self->words->words[end - 1].lower;
}

void
rap_linking_add_role (RapLinking *self, guint actor, guint first, guint end)
{
  RapActor        *a = &g_array_index (self->actors, RapActor, actor);
  RapSpan          span = rap_words_span (self->words, first, end);
  g_autofree char *role = rap_document_dup_reading (self->document, &span);

  for (guint i = 0; i < a->roles->len; i++)
    if (g_ascii_strcasecmp (a->roles->pdata[i], role) == 0)
      return;
  g_ptr_array_add (a->roles, g_steal_pointer (&role));
}

static void
take_facts (Link *link, guint actor, const RapRawMention *mention)
{
  RapActor *a = actor_at (link, actor);
  if (a->gender == RAP_GENDER_UNKNOWN)
    a->gender = mention->gender;
  if (a->state[0] == '\0')
    memcpy (a->state, mention->state, sizeof a->state);
  if (a->sector[0] == '\0')
    memcpy (a->sector, mention->sector, sizeof a->sector);
}

static gboolean
is_honorific (const RapTerm *title)
{
  return title != NULL && title->kind == RAP_TERM_TITLE &&
         rap_field_is (rap_lexicon_field (rap_term_get_lexicon (title),
                                          title->row,
                                          rap_lexicon_column (rap_term_get_lexicon (
                                                                title),
                                                              "level")),
                       "honorific");
}

static gboolean
has_office (const RapRawMention *mention)
{
  return mention->title < mention->title_end && !is_honorific (mention->title_term);
}

static void
take_office (Link *link, guint actor, const RapRawMention *mention)
{
  if (!has_office (mention))
    return;
  rap_linking_add_role (link->self, actor, mention->title, mention->title_end);
  if (mention->label < mention->title && mention->state[0] != '\0')
    g_array_index (link->leads, Lead, actor).abroad = TRUE;
  add_to_list (link, "role:", last_word (link, mention->title_end), actor);
}

/* A noun is told with the name in front of it, a name without its title. */
static guint
name_start (const RapRawMention *mention)
{
  return mention->form == RAP_MENTION_NAME ? mention->first
                                           : MIN (mention->label, mention->first);
}

static guint
add_actor (Link *link, guint m)
{
  RapRawMention *mention = mention_at (link, m);
  RapActor       actor = { .name = text_of (link, name_start (mention), mention->end),
                           .type = mention->type,
                           .plural = mention->plural,
                           .roles = g_ptr_array_new_with_free_func (g_free),
                           .members = g_array_new (FALSE, FALSE, sizeof (guint)) };
  Lead           lead = { mention->first, mention->end, m };

  g_array_append_val (link->self->actors, actor);
  g_array_append_val (link->leads, lead);
  return link->self->actors->len - 1;
}

static void
assign (Link *link, guint m, guint actor)
{
  RapRawMention *mention = mention_at (link, m);
  mention->actor = actor;
  g_array_index (link->leads, Lead, actor).last = m;
  take_facts (link, actor, mention);
}

/* --- persons --- */

static gboolean
offices_clash (Link *link, guint actor, const RapRawMention *mention)
{
  const RapActor *a = actor_at (link, actor);
  if (!has_office (mention) || a->roles->len == 0)
    return FALSE;
  const char *office = last_word (link, mention->title_end);
  for (guint i = 0; i < a->roles->len; i++)
    {
      g_autofree char *role =
        rap_utf8_fold (a->roles->pdata[i], strlen (a->roles->pdata[i]));
      if (strstr (role, office) != NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
genders_clash (RapGender left, RapGender right)
{
  return left != RAP_GENDER_UNKNOWN && right != RAP_GENDER_UNKNOWN && left != right;
}

static gboolean
suffixes_agree (const RapWords *words, const RapRawMention *mention, const Lead *lead)
{
  return g_str_equal (rap_name_suffix (words, mention->first, mention->end),
                      rap_name_suffix (words, lead->first, lead->end));
}

/* How well the name fits the actor: 0 not at all; the surname counts more than a forename,
 * a full name more than a part. */
static guint
person_fit (Link                *link,
            guint                actor,
            const RapRawMention *mention,
            const char         **parts,
            guint                n_parts)
{
  const RapActor *a = actor_at (link, actor);
  const Lead     *lead = &g_array_index (link->leads, Lead, actor);
  const char     *known[RAP_NAME_PARTS];
  guint           n_known =
    rap_name_parts (link->self->words, lead->first, lead->end, known, RAP_NAME_PARTS);

  if (a->type != RAP_ACTOR_PERSON || genders_clash (a->gender, mention->gender))
    return 0;
  if (!rap_name_parts_agree (parts, n_parts, known, n_known))
    return 0;
  if ((n_parts == 1 || n_known == 1) && offices_clash (link, actor, mention))
    return 0;
  if (n_parts > 1 && n_known > 1)
    return 3 * suffixes_agree (link->self->words, mention, lead);
  return strcmp (parts[n_parts - 1], known[n_known - 1]) == 0 ? 2 : 1;
}

static guint
find_person (Link *link, const RapRawMention *mention, const char **parts, guint n_parts)
{
  guint best = RAP_NO_ACTOR, best_fit = 0, best_last = 0;

  for (guint p = 0; p < n_parts; p++)
    {
      const GArray *list = get_list (link, "name:", parts[p]);
      guint         n = list != NULL ? list->len : 0;
      for (guint i = n; i-- > 0 && i + LOOK_BACK >= n;)
        {
          guint actor = g_array_index (list, guint, i);
          guint fit = person_fit (link, actor, mention, parts, n_parts);
          guint last = g_array_index (link->leads, Lead, actor).last;
          if (fit > best_fit || (fit == best_fit && fit > 0 && last > best_last))
            {
              best = actor;
              best_fit = fit;
              best_last = last;
            }
        }
    }
  return best;
}

static void
link_person (Link *link, guint m)
{
  RapRawMention *mention = mention_at (link, m);
  const char    *parts[RAP_NAME_PARTS];
  guint          n_parts = rap_name_parts (link->self->words,
                                  mention->first,
                                  mention->end,
                                  parts,
                                  RAP_NAME_PARTS);
  guint          actor = find_person (link, mention, parts, n_parts);

  if (actor == RAP_NO_ACTOR)
    actor = add_actor (link, m);
  else
    {
      Lead       *lead = &g_array_index (link->leads, Lead, actor);
      const char *known[RAP_NAME_PARTS];
      guint       n_known =
        rap_name_parts (link->self->words, lead->first, lead->end, known, RAP_NAME_PARTS);
      if (n_parts > n_known)
        {
          lead->first = mention->first;
          lead->end = mention->end;
          g_free (actor_at (link, actor)->name);
          actor_at (link, actor)->name = text_of (link, mention->first, mention->end);
        }
    }
  for (guint i = 0; i < n_parts; i++)
    add_to_list (link, "name:", parts[i], actor);
  assign (link, m, actor);
  take_office (link, actor, mention);
}

/* --- organisations, states, places --- */

static char *
initials_of (const Link *link, guint first, guint end)
{
  GString *initials = g_string_new ("initials:");
  guint    n = 0;
  for (guint i = first; i < end; i++)
    if ((link->self->words->words[i].flags & RAP_WORD_CAPITAL) != 0)
      {
        g_string_append_unichar (initials,
                                 g_unichar_tolower (
                                   g_utf8_get_char (link->self->words->words[i].form)));
        n++;
      }
  if (n < 2)
    g_string_truncate (initials, 0);
  return g_string_free (initials, FALSE);
}

static const char *const TYPE_KEYS[] = { "person",
                                         "organisation",
                                         "state",
                                         "place",
                                         "group" };

static void
link_thing (Link *link, guint m)
{
  RapRawMention   *mention = mention_at (link, m);
  const RapWord   *word = &link->self->words->words[mention->first];
  g_autofree char *text =
    key_of (link, TYPE_KEYS[mention->type], mention->first, mention->end);
  g_autofree char *row = NULL;
  guint            actor;

  if (mention->type == RAP_ACTOR_STATE && mention->state[0] != '\0')
    row = g_strconcat ("code:", mention->state, NULL);
  else if (mention->term != NULL)
    row = g_strdup_printf ("row:%u:%u", mention->term->kind, mention->term->row);
  else if (mention->end - mention->first == 1 &&
           (word->flags & RAP_WORD_ALL_CAPITALS) != 0)
    row = g_strconcat ("initials:", word->lower, NULL);

  actor = row != NULL ? find_key (link, row) : RAP_NO_ACTOR;
  if (actor == RAP_NO_ACTOR)
    actor = find_key (link, text);
  if (actor == RAP_NO_ACTOR)
    actor = add_actor (link, m);
  else if (mention->end - mention->first >
           g_array_index (link->leads, Lead, actor).end -
             g_array_index (link->leads, Lead, actor).first)
    {
      Lead *lead = &g_array_index (link->leads, Lead, actor);
      lead->first = mention->first;
      lead->end = mention->end;
      g_free (actor_at (link, actor)->name);
      actor_at (link, actor)->name = text_of (link, mention->first, mention->end);
    }
  bind_key (link, g_steal_pointer (&text), actor);
  if (row != NULL)
    bind_key (link, g_steal_pointer (&row), actor);
  if (mention->type == RAP_ACTOR_ORGANISATION)
    {
      g_autofree char *initials = initials_of (link, mention->first, mention->end);
      if (*initials != '\0')
        bind_key (link, g_steal_pointer (&initials), actor);
    }
  assign (link, m, actor);
}

/* --- titles and nouns --- */

/* Of those who hold the office, one whose state is said when the state is said, one of whom
 * it need not be said when it is not; then whoever was named last. */
static guint
find_holder (Link *link, const RapRawMention *mention)
{
  const GArray *list = get_list (link, "role:", last_word (link, mention->end));
  guint         n = list != NULL ? list->len : 0;
  guint         best = RAP_NO_ACTOR, best_fit = 0, best_last = 0;

  for (guint i = n; i-- > 0 && i + LOOK_BACK >= n;)
    {
      guint           actor = g_array_index (list, guint, i);
      const RapActor *a = actor_at (link, actor);
      const Lead     *lead = &g_array_index (link->leads, Lead, actor);
      gboolean        stated = mention->state[0] != '\0';
      guint           fit =
        stated ? 1 + 2 * g_str_equal (a->state, mention->state) : 2 - lead->abroad;

      if ((stated && a->state[0] != '\0' && fit == 1) ||
          genders_clash (a->gender, mention->gender))
        continue;
      if (fit > best_fit || (fit == best_fit && lead->last > best_last))
        {
          best = actor;
          best_fit = fit;
          best_last = lead->last;
        }
    }
  if (best != RAP_NO_ACTOR || mention->state[0] == '\0')
    return best;

  /* "The Chinese leader": whoever spoke last of those who hold an office there. */
  list = get_list (link, "holder:", mention->state);
  return list != NULL && list->len > 0 ? g_array_index (list, guint, list->len - 1)
                                       : RAP_NO_ACTOR;
}

static void
link_title (Link *link, guint m)
{
  RapRawMention *mention = mention_at (link, m);
  guint          actor = RAP_NO_ACTOR;

  if (mention->intro == RAP_INTRO_DEFINITE ||
      (mention->intro == RAP_INTRO_BARE && mention->state[0] != '\0'))
    actor = find_holder (link, mention);
  if (actor == RAP_NO_ACTOR)
    {
      actor = add_actor (link, m);
      add_to_list (link, "role:", last_word (link, mention->end), actor);
    }
  assign (link, m, actor);
}

static gboolean
pair_fits (Link *link, const Pair *pair, RapField of)
{
  for (guint i = 0; i < G_N_ELEMENTS (TYPE_KEYS); i++)
    if (rap_field_is (of, TYPE_KEYS[i]))
      return actor_at (link, pair->left)->type == i &&
             actor_at (link, pair->right)->type == i;
  return TRUE;
}

static void
find_members (Link *link, guint actor, const RapRawMention *mention, RapField of)
{
  guint sentence = link->self->words->words[mention->first].sentence;

  for (guint i = link->pairs->len; i-- > 0 && i + LOOK_BACK >= link->pairs->len;)
    {
      const Pair *pair = &g_array_index (link->pairs, Pair, i);
      if (pair->sentence + PAIR_SENTENCES < sentence)
        return;
      if (!pair_fits (link, pair, of))
        continue;
      RapActor *a = actor_at (link, actor);
      g_array_append_val (a->members, pair->left);
      g_array_append_val (a->members, pair->right);
      return;
    }
}

static void
link_group (Link *link, guint m)
{
  RapRawMention   *mention = mention_at (link, m);
  g_autofree char *key =
    key_of (link, "group", MIN (mention->label, mention->first), mention->end);
  guint actor = mention->intro == RAP_INTRO_DEFINITE && mention->count == 0
                  ? find_key (link, key)
                  : RAP_NO_ACTOR;

  if (actor == RAP_NO_ACTOR)
    actor = add_actor (link, m);
  if (mention->count == 0)
    bind_key (link, g_steal_pointer (&key), actor);
  else
    find_members (link,
                  actor,
                  mention,
                  rap_lexicon_field (rap_term_get_lexicon (mention->term),
                                     mention->term->row,
                                     1));
  assign (link, m, actor);
}

/* --- pairs --- */

static void
note_pair (Link *link, guint m)
{
  RapRawMention *right = mention_at (link, m);
  if (m == 0 || right->actor == RAP_NO_ACTOR ||
      actor_at (link, right->actor)->type > RAP_ACTOR_STATE)
    return;
  RapRawMention *left = mention_at (link, m - 1);
  if (left->actor == RAP_NO_ACTOR || left->actor == right->actor ||
      actor_at (link, left->actor)->type > RAP_ACTOR_STATE)
    return;
  if (!rap_mentions_are_paired (link->self, left, right))
    return;
  Pair pair = { left->actor,
                right->actor,
                link->self->words->words[right->first].sentence };
  g_array_append_val (link->pairs, pair);
}

static gboolean
is_holder (const RapActor *actor)
{
  return actor->type == RAP_ACTOR_PERSON && actor->state[0] != '\0' &&
         g_str_equal (actor->sector, "GOV");
}

/* A mention that stands in apposition follows the name it stands beside. */
static void
link_partner (Link *link, guint m)
{
  const RapRawMention *mention = mention_at (link, m);
  guint                actor = mention_at (link, mention->partner)->actor;

  if (actor == RAP_NO_ACTOR)
    return;
  assign (link, m, actor);
  if (mention->form == RAP_MENTION_NAME)
    {
      bind_key (link,
                key_of (link, TYPE_KEYS[mention->type], mention->first, mention->end),
                actor);
      return;
    }
  if (mention->role_end > mention->first)
    rap_linking_add_role (link->self, actor, mention->first, mention->role_end);
  add_to_list (link, "role:", last_word (link, mention->end), actor);
}

static void
link_mention (Link *link, guint m)
{
  RapRawMention *mention = mention_at (link, m);

  if (mention->form == RAP_MENTION_PRONOUN)
    return;
  if (mention->partner != RAP_NO_ACTOR)
    {
      if (mention->partner < m)
        link_partner (link, m);
      return;
    }
  if (mention->type == RAP_ACTOR_GROUP)
    link_group (link, m);
  else if (mention->form == RAP_MENTION_NAME || mention->form == RAP_MENTION_METONYM)
    (mention->type == RAP_ACTOR_PERSON ? link_person : link_thing) (link, m);
  else
    link_title (link, m);
  if (m > 0 && mention_at (link, m - 1)->partner == m)
    link_partner (link, m - 1);
  const RapActor *actor = actor_at (link, mention->actor);
  if (is_holder (actor))
    add_to_list (link, "holder:", actor->state, mention->actor);
}

void
rap_linking_run (RapLinking *self)
{
  Link link = { .self = self };

  link.leads = g_array_new (FALSE, FALSE, sizeof (Lead));
  link.pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  link.lists = g_hash_table_new_full (g_str_hash,
                                      g_str_equal,
                                      g_free,
                                      (GDestroyNotify) g_array_unref);
  link.keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  rap_appositions_find (self);
  for (guint m = 0; m < self->mentions->len; m++)
    {
      link_mention (&link, m);
      note_pair (&link, m);
    }
  g_array_unref (link.leads);
  g_array_unref (link.pairs);
  g_hash_table_unref (link.lists);
  g_hash_table_unref (link.keys);
}
