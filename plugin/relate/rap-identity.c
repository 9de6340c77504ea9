// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "relate/rap-identity.h"

#include <string.h>

#include "language/rap-gazetteer.h"
#include "text/rap-utf8.h"

/* Actors with the same key are the same. Keys are computed in two rounds over all documents,
 * so that the order of the documents does not matter: first those of full names, states and
 * bodies; then surnames alone, which go to the one full name that fits, or to none. */

typedef struct
{
  const RapActor *actor;
  RapAppearance   at;
  GPtrArray      *parts; /* of a person's name: char * */
  char           *key;
} Entry;

/* What is known of those who bear a surname. */
typedef struct
{
  GPtrArray *full;    /* the different keys of full names: char *, of the entries */
  GArray    *genders; /* RapGender of each */
  gboolean   sexes[3];
} Bearers;

typedef struct
{
  RapDossier *dossier;
  GArray     *entries;
  GHashTable *bearers; /* surname → Bearers */
  GHashTable
    *initials; /* "who" → key of the one organisation, or "" when there are two */
} Round;

static void
clear_entry (gpointer data)
{
  Entry *entry = data;
  g_ptr_array_unref (entry->parts);
  g_free (entry->key);
}

static void
free_bearers (gpointer data)
{
  Bearers *bearers = data;
  g_ptr_array_unref (bearers->full);
  g_array_unref (bearers->genders);
  g_free (bearers);
}

/* The words of a name that count, in lower case. */
static GPtrArray *
split_name (const char *name)
{
  GPtrArray       *parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folded = rap_utf8_fold (name, strlen (name));
  g_auto (GStrv) words = g_strsplit_set (folded, " -.,'\n\t", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const RapTerm *term = rap_gazetteer_find (words[i], strlen (words[i]), TRUE);
      if (words[i][0] != '\0' && rap_term_get (term, RAP_TERM_PARTICLE) == NULL)
        g_ptr_array_add (parts, g_strdup (words[i]));
    }
  if (parts->len == 0)
    g_ptr_array_add (parts, g_strdup (folded));
  return parts;
}

static const char *
surname_of (const Entry *entry)
{
  return g_ptr_array_index (entry->parts, entry->parts->len - 1);
}

static char *
join_words (const char *kind, const GPtrArray *parts)
{
  GString *key = g_string_new (kind);
  for (guint i = 0; i < parts->len; i++)
    g_string_append_printf (key, ":%s", (const char *) parts->pdata[i]);
  return g_string_free (key, FALSE);
}

static char *
key_of_thing (const Entry *entry)
{
  const RapActor *actor = entry->actor;
  const RapTerm  *term;

  if (actor->type == RAP_ACTOR_STATE && actor->state[0] != '\0')
    return g_strconcat ("state:", actor->state, NULL);
  term = rap_term_get (rap_gazetteer_find (actor->name, strlen (actor->name), FALSE),
                       RAP_TERM_ORGANISATION);
  if (actor->type == RAP_ACTOR_ORGANISATION && term != NULL)
    {
      g_autofree char *name =
        rap_field_dup (rap_lexicon_field (rap_term_get_lexicon (term), term->row, 0));
      g_autofree char *folded = rap_utf8_fold (name, strlen (name));
      return g_strconcat ("organisation:", folded, NULL);
    }
  return join_words (rap_actor_type_get_nick (actor->type), entry->parts);
}

/* A full name is its first and last word: middle names come and go. */
static char *
key_of_person (const Entry *entry)
{
  return g_strdup_printf ("person:%s:%s",
                          (const char *) entry->parts->pdata[0],
                          surname_of (entry));
}

static gboolean
is_named (const RapActors *actors, guint actor, const GArray *named)
{
  return actors->actors->len > actor && g_array_index (named, gboolean, actor);
}

static void
add_entries (Round *round, guint document)
{
  const RapActors *actors =
    rap_actors_of (rap_dossier_get_document (round->dossier, document));
  g_autoptr (GArray) named = g_array_new (FALSE, TRUE, sizeof (gboolean));

  g_array_set_size (named, actors->actors->len);
  for (guint i = 0; i < actors->mentions->len; i++)
    {
      const RapMention *mention = &g_array_index (actors->mentions, RapMention, i);
      if (mention->form == RAP_MENTION_NAME || mention->form == RAP_MENTION_METONYM)
        g_array_index (named, gboolean, mention->actor) = TRUE;
    }
  for (guint i = 0; i < actors->actors->len; i++)
    {
      const RapActor *actor = &g_array_index (actors->actors, RapActor, i);
      Entry           entry = { actor, { document, i }, split_name (actor->name), NULL };
      if (!is_named (actors, i, named))
        /* Nobody knows whether "officials" here are those elsewhere. */
        entry.key = g_strdup_printf ("unnamed:%u:%u", document, i);
      else if (actor->type != RAP_ACTOR_PERSON)
        entry.key = key_of_thing (&entry);
      else if (entry.parts->len > 1)
        entry.key = key_of_person (&entry);
      g_array_append_val (round->entries, entry);
    }
}

static void
note_bearer (Round *round, const Entry *entry)
{
  Bearers *bearers = g_hash_table_lookup (round->bearers, surname_of (entry));

  if (entry->actor->type != RAP_ACTOR_PERSON ||
      g_str_has_prefix (entry->key != NULL ? entry->key : "", "unnamed"))
    return;
  if (bearers == NULL)
    {
      bearers = g_new0 (Bearers, 1);
      bearers->full = g_ptr_array_new ();
      bearers->genders = g_array_new (FALSE, FALSE, sizeof (RapGender));
      g_hash_table_insert (round->bearers, (gpointer) surname_of (entry), bearers);
    }
  if (entry->key == NULL)
    {
      bearers->sexes[entry->actor->gender] = TRUE;
      return;
    }
  /* Two are as good as many: a surname that two bear fits nobody. */
  for (guint i = 0; i < bearers->full->len; i++)
    if (g_str_equal (bearers->full->pdata[i], entry->key))
      {
        if (g_array_index (bearers->genders, RapGender, i) == RAP_GENDER_UNKNOWN)
          g_array_index (bearers->genders, RapGender, i) = entry->actor->gender;
        return;
      }
  if (bearers->full->len < 8)
    {
      g_ptr_array_add (bearers->full, entry->key);
      g_array_append_val (bearers->genders, entry->actor->gender);
    }
}

/* The key of a person who is only named by one word. */
static char *
key_of_surname (Round *round, const Entry *entry)
{
  static const char *const SEXES[] = { "", ":male", ":female" };
  const Bearers *bearers = g_hash_table_lookup (round->bearers, surname_of (entry));
  RapGender      gender = entry->actor->gender;
  const char    *only = NULL;
  guint          n = 0;

  for (guint i = 0; bearers != NULL && i < bearers->full->len; i++)
    {
      RapGender other = g_array_index (bearers->genders, RapGender, i);
      if (gender == RAP_GENDER_UNKNOWN || other == RAP_GENDER_UNKNOWN || gender == other)
        {
          only = bearers->full->pdata[i];
          n++;
        }
    }
  if (n == 1)
    return g_strdup (only);
  if (n > 1)
    return g_strdup_printf ("person:%s:%u:%u",
                            surname_of (entry),
                            entry->at.document,
                            entry->at.actor);
  gboolean both = bearers != NULL && bearers->sexes[RAP_GENDER_MALE] &&
                  bearers->sexes[RAP_GENDER_FEMALE];
  return g_strconcat ("person:", surname_of (entry), both ? SEXES[gender] : "", NULL);
}

/* "WHO" in one document and "World Health Organization" in another. */
static void
note_initials (Round *round, const Entry *entry)
{
  g_autoptr (GString) initials = g_string_new (NULL);
  const char *known;

  if (entry->actor->type != RAP_ACTOR_ORGANISATION || entry->parts->len < 2)
    return;
  for (guint i = 0; i < entry->parts->len; i++)
    g_string_append_unichar (initials, g_utf8_get_char (entry->parts->pdata[i]));
  known = g_hash_table_lookup (round->initials, initials->str);
  if (known == NULL)
    g_hash_table_insert (round->initials,
                         g_strdup (initials->str),
                         g_strdup (entry->key));
  else if (!g_str_equal (known, entry->key))
    g_hash_table_replace (round->initials, g_strdup (initials->str), g_strdup (""));
}

static void
settle (Round *round, Entry *entry)
{
  const char *full;

  if (entry->key == NULL)
    entry->key = key_of_surname (round, entry);
  if (entry->actor->type != RAP_ACTOR_ORGANISATION || entry->parts->len != 1)
    return;
  full = g_hash_table_lookup (round->initials, entry->parts->pdata[0]);
  if (full == NULL || *full == '\0' || !g_str_has_prefix (entry->key, "organisation"))
    return;
  g_free (entry->key);
  entry->key = g_strdup (full);
}

/* --- the result --- */

static void
clear_identity (gpointer data)
{
  RapIdentity *identity = data;
  g_free (identity->key);
  g_free (identity->name);
  g_array_unref (identity->appearances);
}

static void
take_entry (RapIdentity *identity, const Entry *entry)
{
  gsize old = identity->name != NULL ? strlen (identity->name) : 0,
        new = strlen (entry->actor->name);

  /* Equally long names: the one that sorts first, in whatever order they came. */
  if (new > old || (new == old &&strcmp (entry->actor->name, identity->name) < 0))
    {
      g_free (identity->name);
      identity->name = g_strdup (entry->actor->name);
    }
  if (identity->state[0] == '\0')
    memcpy (identity->state, entry->actor->state, sizeof identity->state);
  g_array_append_val (identity->appearances, entry->at);
}

static void
collect (Round *round, RapIdentities *self)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < round->entries->len; i++)
    {
      const Entry *entry = &g_array_index (round->entries, Entry, i);
      guint        index = GPOINTER_TO_UINT (g_hash_table_lookup (keys, entry->key));
      if (index == 0)
        {
          RapIdentity identity = { .key = g_strdup (entry->key),
                                   .type = entry->actor->type };
          identity.appearances = g_array_new (FALSE, FALSE, sizeof (RapAppearance));
          g_array_append_val (self->identities, identity);
          index = self->identities->len;
          g_hash_table_insert (keys, entry->key, GUINT_TO_POINTER (index));
        }
      take_entry (&g_array_index (self->identities, RapIdentity, index - 1), entry);
      self->of[entry->at.document][entry->at.actor] = index - 1;
    }
}

static gpointer
make_identities (RapDossier *dossier)
{
  RapIdentities *self = g_new0 (RapIdentities, 1);
  guint          n = rap_dossier_get_n_documents (dossier);
  Round          round = { .dossier = dossier,
                           .entries = g_array_new (FALSE, FALSE, sizeof (Entry)) };

  g_array_set_clear_func (round.entries, clear_entry);
  round.bearers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_bearers);
  round.initials = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->identities = g_array_new (FALSE, FALSE, sizeof (RapIdentity));
  g_array_set_clear_func (self->identities, clear_identity);
  self->of = g_new0 (guint *, n + 1);
  for (guint i = 0; i < n; i++)
    {
      guint before = round.entries->len;
      add_entries (&round, i);
      self->of[i] = g_new0 (guint, round.entries->len - before + 1);
    }
  for (guint i = 0; i < round.entries->len; i++)
    {
      note_bearer (&round, &g_array_index (round.entries, Entry, i));
      note_initials (&round, &g_array_index (round.entries, Entry, i));
    }
  for (guint i = 0; i < round.entries->len; i++)
    settle (&round, &g_array_index (round.entries, Entry, i));
  collect (&round, self);
  g_hash_table_unref (round.bearers);
  g_hash_table_unref (round.initials);
  g_array_unref (round.entries);
  return self;
}

static void
free_identities (gpointer value)
{
  RapIdentities *self = value;
  for (guint i = 0; self->of[i] != NULL; i++)
    g_free (self->of[i]);
  g_free (self->of);
  g_array_unref (self->identities);
  g_free (self);
}

static const RapDossierDerivation identities_derivation = { "identities",
                                                            make_identities,
                                                            free_identities };

const RapIdentities *
rap_identities_of (RapDossier *dossier)
{
  return rap_dossier_derive (dossier, &identities_derivation);
}

const RapIdentity *
rap_identities_find (const RapIdentities *self, guint document, guint actor)
{
  return &g_array_index (self->identities, RapIdentity, self->of[document][actor]);
}
