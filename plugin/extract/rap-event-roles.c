// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "extract/rap-event-roles.h"

#include <string.h>

/* How far behind its verb a marked party may stand, in words. */
#define DEEP_REACH 24

static gboolean
has_possessive (const RapEventText *text, guint word)
{
  guint mark = rap_tree_child (text->words, text->tree, word, RAP_REL_CASE, RAP_NO_HEAD);
  return mark != RAP_NO_HEAD && rap_word_plays (&text->words->words[mark], "possessive");
}

/* "Syria's", "its", "the Syrian": whose the noun is. */
static void
add_owner (const RapEventText *text, guint noun, gboolean adjective, GArray *parties)
{
  RapChildren children;

  rap_event_children (text, noun, &children);
  for (guint i = 0; i < children.n; i++)
    {
      guint  child = children.words[i];
      RapRel rel = text->tree->rels[child];
      if (child > noun)
        break;
      gboolean owner = rel == RAP_REL_NMOD ||
                       (rel == RAP_REL_DET && text->tags->tags[child] == RAP_TAG_PRON) ||
                       (rel == RAP_REL_COMPOUND && has_possessive (text, child));
      if (!adjective && owner)
        rap_event_add_parties (text, child, parties);
      else if (adjective && (rel == RAP_REL_AMOD || rel == RAP_REL_COMPOUND))
        rap_event_add_party (text, child, parties);
    }
}

static void
add_marked (const RapEventText *text, guint word, RapField preposition, GArray *parties)
{
  guint found = rap_event_find_oblique (text, word, preposition, RAP_NO_WORD);

  for (guint i = 0; i < 3 && found != RAP_NO_WORD && parties->len == 0; i++)
    {
      guint clause = text->clauses->at[found];
      guint noun = found;
      if (clause != RAP_NO_CLAUSE && text->clauses->clauses[clause].own_subject)
        noun = text->clauses->clauses[clause].subject;
      else if (clause != RAP_NO_CLAUSE)
        noun = text->clauses->clauses[clause].object;
      rap_event_add_parties (text, noun, parties);
      found = rap_event_find_oblique (text, word, preposition, found);
    }
}

/* "talks in Jordan with the king", where the parser hung the one under the other: the first
 * actor behind that preposition in the clause. */
static void
add_marked_deep (const RapEventText *text,
                 guint               index,
                 RapField            preposition,
                 GArray             *parties)
{
  guint verb = text->clauses->clauses[index].verb;
  guint end = MIN (text->tree->ends[verb], verb + DEEP_REACH);

  for (guint i = verb + 1; i < end && parties->len == 0; i++)
    {
      guint mark =
        text->tags->tags[i] == RAP_TAG_NOUN || text->tags->tags[i] == RAP_TAG_PROPN
          ? rap_word_case (text->document, i)
          : RAP_NO_WORD;
      if (mark == RAP_NO_WORD || text->clauses->at[i] != RAP_NO_CLAUSE ||
          !rap_event_word_is (text, mark, preposition) ||
          rap_clause_above (text->document, i) != index)
        continue;
      rap_event_add_parties (text, i, parties);
      if (parties->len > 0 &&
          !rap_event_is_known (text, &g_array_index (parties, RapParty, 0)))
        g_array_set_size (parties, 0);
    }
}

/* Cuts "obl:with" and "obj.poss" at their mark. */
static RapField
behind (RapField spec, char mark)
{
  const char *at = memchr (spec.text, mark, spec.length);
  if (at == NULL)
    return (RapField){ "", 0 };
  return (RapField){ at + 1, spec.length - (at + 1 - spec.text) };
}

static gboolean
begins (RapField field, const char *prefix)
{
  gsize length = strlen (prefix);
  return field.length >= length && memcmp (field.text, prefix, length) == 0;
}

static void
add_spec (const RapEventText  *text,
          const RapEventMatch *match,
          guint                index,
          RapField             spec,
          GArray              *parties)
{
  const RapClause *clause = &text->clauses->clauses[index];
  guint            object = match->object != RAP_NO_WORD ? match->object
                            : clause->passive            ? clause->subject
                                                         : clause->object;
  guint            holder = object != RAP_NO_WORD ? object : match->oblique;

  if (rap_field_is (spec, "dobj"))
    {
      rap_event_add_parties (text, object, parties);
      if (parties->len == 0 && object != RAP_NO_WORD &&
          (!clause->passive || object == clause->subject))
        rap_event_add_doer (text, object, parties);
    }
  else if (rap_field_is (spec, "iobj"))
    rap_event_add_parties (text, clause->indirect, parties);
  else if (rap_field_is (spec, "nsubj"))
    rap_event_add_parties (text,
                           clause->passive ? clause->agent : clause->subject,
                           parties);
  else if (begins (spec, "obl:"))
    {
      add_marked (text, clause->verb, behind (spec, ':'), parties);
      if (parties->len == 0 && object != RAP_NO_WORD)
        add_marked (text, object, behind (spec, ':'), parties);
      if (parties->len == 0 && match->oblique != RAP_NO_WORD)
        add_marked (text, match->oblique, behind (spec, ':'), parties);
      if (parties->len == 0)
        add_marked_deep (text, index, behind (spec, ':'), parties);
    }
  else if (begins (spec, "obj:") && holder != RAP_NO_WORD)
    {
      add_marked (text, holder, behind (spec, ':'), parties);
      if (parties->len == 0)
        add_marked (text, clause->verb, behind (spec, ':'), parties);
    }
  else if (rap_field_is (spec, "obj.poss") && holder != RAP_NO_WORD)
    {
      add_owner (text, holder, FALSE, parties);
      if (parties->len == 0)
        add_owner (text, holder, TRUE, parties);
    }
  else if (rap_field_is (spec, "obj.amod") && holder != RAP_NO_WORD)
    add_owner (text, holder, TRUE, parties);
  else if (rap_field_is (spec, "comp.nsubj") && match->complement != RAP_NO_CLAUSE)
    rap_event_add_parties (text,
                           text->clauses->clauses[match->complement].subject,
                           parties);
}

static gboolean
is_any_known (const RapEventText *text, const GArray *parties)
{
  for (guint i = 0; i < parties->len; i++)
    {
      if (rap_event_is_known (text, &g_array_index (parties, RapParty, i)))
        return TRUE;
    }
  return FALSE;
}

/* The first spec that names somebody known; failing that, the first that names anybody. */
void
rap_event_add_role (const RapEventText  *text,
                    const RapEventMatch *match,
                    guint                clause,
                    RapField             specs,
                    GArray              *parties)
{
  g_autoptr (GArray) unknown = g_array_new (FALSE, FALSE, sizeof (RapParty));
  RapField rest = specs, spec;

  while (parties->len == 0 && rap_field_next_part (&rest, '|', &spec))
    {
      add_spec (text, match, clause, spec, parties);
      if (is_any_known (text, parties))
        return;
      if (unknown->len == 0 && parties->len > 0)
        g_array_append_vals (unknown, parties->data, parties->len);
      g_array_set_size (parties, 0);
    }
  if (unknown->len > 0)
    g_array_append_vals (parties, unknown->data, unknown->len);
}

void
rap_event_add_noun_role (const RapEventText *text,
                         guint               noun,
                         RapField            specs,
                         GArray             *parties)
{
  RapField rest = specs, spec;

  while (parties->len == 0 && rap_field_next_part (&rest, ' ', &spec))
    {
      RapField    name = spec;
      const char *bracket = memchr (spec.text, '(', spec.length);
      if (bracket != NULL)
        name.length = bracket - spec.text;
      if (rap_field_is (name, "poss"))
        add_owner (text, noun, FALSE, parties);
      else if (rap_field_is (name, "amod"))
        add_owner (text, noun, TRUE, parties);
      else
        add_marked (text, noun, name, parties);
    }
}
