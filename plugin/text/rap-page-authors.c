// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-page-authors.h"

#include <string.h>

#include "text/rap-page-names.h"
#include "text/rap-page-people.h"
#include "text/rap-page-words.h"

#define BIT(source) (1u << (source))
/* Sources by which a page itself tells all of its authors. */
#define DECLARED_SOURCES                                                     \
  (BIT (RAP_BYLINE_DATA) | BIT (RAP_BYLINE_META) | BIT (RAP_BYLINE_SHARED) | \
   BIT (RAP_BYLINE_META_OTHER) | BIT (RAP_BYLINE_DUBLIN))

static const RapCandidate *
candidate_at (const RapCandidates *all, RapPageField field, guint i)
{
  return &g_array_index (all->fields[field], RapCandidate, i);
}

/* Behind a first name and a comma a place may stand, behind a second one people do. */
#define MANY 3

/* Two words of a name, one of a place. */
#define PERSON_AND_PLACE 3

/* One author may be seen in more places than all of them: where the page declares several
 * with that one, all are meant. */
static const RapCandidate *
with_company (const RapCandidates *all, const RapCandidate *chosen)
{
  RapPagePeople one, several;
  rap_page_people_read (&one, chosen->value, NULL);
  for (guint i = 0; i < all->fields[RAP_FIELD_BYLINE]->len; i++)
    {
      const RapCandidate *other = candidate_at (all, RAP_FIELD_BYLINE, i);
      gboolean            declared = (other->sources & DECLARED_SOURCES) != 0;
      if (!declared && (other->sources & BIT (RAP_BYLINE_BY)) == 0)
        continue;
      rap_page_people_read (&several, other->value, NULL);
      if (!declared && several.n < MANY)
        continue;
      if (rap_page_people_hold (&several, &one) && several.n_shaped == several.n)
        return other;
    }
  return chosen;
}

/* Is the last word that of a place: no degree, "MD", and no office? */
static gboolean
ends_in_place (const char *byline, const RapPageModel *model)
{
  const char  *last = strrchr (byline, ' ');
  gboolean     small = FALSE;
  RapPageWords words;
  if (last == NULL || last == byline || last[-1] != ',')
    return FALSE;
  for (const char *at = last + 1; *at != '\0'; at = g_utf8_next_char (at))
    small |= g_unichar_islower (g_utf8_get_char (at));
  rap_page_words_read (&words, last + 1, strlen (last + 1), model);
  return small && words.n_uppers == 1 &&
         (words.classes & (RAP_PHRASE_OFFICE | RAP_PHRASE_ROLE)) == 0;
}

/* "By Ann Lee, Arnau": one word behind the name of one person is seldom another person. */
static const RapCandidate *
without_place (const RapCandidates *all,
               const RapCandidate  *chosen,
               const RapPageModel  *model)
{
  RapPagePeople people;
  rap_page_people_read (&people, chosen->value, NULL);
  if (people.n != 2 || people.n_shaped != 1 || people.n_words != PERSON_AND_PLACE ||
      (chosen->sources & (BIT (RAP_BYLINE_BY) | BIT (RAP_BYLINE_PART))) == 0 ||
      !ends_in_place (chosen->value, model))
    return chosen;
  for (guint i = 0; i < all->fields[RAP_FIELD_BYLINE]->len; i++)
    if (candidate_at (all, RAP_FIELD_BYLINE, i)->key == people.first)
      return candidate_at (all, RAP_FIELD_BYLINE, i);
  return chosen;
}

/* Is one person's name part of what a byline says, or are all of several? */
static gboolean
are_among (const RapPagePeople *some, const RapPagePeople *all)
{
  guint found = 0;
  for (guint i = 0; i < MIN (some->n, RAP_PAGE_MAX_PEOPLE); i++)
    for (guint k = 0; k < MIN (all->n, RAP_PAGE_MAX_PEOPLE); k++)
      if (some->keys[i] == all->keys[k])
        {
          found++;
          break;
        }
  return found == some->n && some->n > 0 && some->n < all->n;
}

static gboolean
tells_role (const char *byline, const RapPageModel *model)
{
  RapPageWords words;
  rap_page_words_read (&words, byline, strlen (byline), model);
  return (words.classes & (RAP_PHRASE_ROLE | RAP_PHRASE_OFFICE)) != 0;
}

/* "Ann Lee, sports editor" and "Ann Lee/XYZ" are Ann Lee; "Ann Lee, editor & Bo Ek, reporter"
 * the longest of the other forms that is of people alone. */
static const RapCandidate *
without_roles (const RapCandidates *all,
               const RapCandidate  *chosen,
               const RapPageModel  *model)
{
  const RapCandidate *best = chosen;
  RapPagePeople       told, people;
  guint               most = strpbrk (chosen->value, "&;") != NULL ? G_MAXUINT : 1;
  guint               found = 0;
  rap_page_people_read (&told, chosen->value, NULL);
  if (told.n < 2 || (!tells_role (chosen->value, model) &&
                     (strchr (chosen->value, '/') == NULL || told.n_shaped > 1)))
    return chosen;
  for (guint i = 0; i < all->fields[RAP_FIELD_BYLINE]->len; i++)
    {
      const RapCandidate *other = candidate_at (all, RAP_FIELD_BYLINE, i);
      rap_page_people_read (&people, other->value, NULL);
      if (people.n > found && people.n <= most && people.n_shaped == people.n &&
          people.first == told.first && are_among (&people, &told) &&
          !tells_role (other->value, model))
        {
          found = people.n;
          best = other;
        }
    }
  return best;
}

/* Places in which readers see who wrote a report. */
#define SHOWN_SOURCES                                                               \
  (BIT (RAP_BYLINE_REL) | BIT (RAP_BYLINE_PROPERTY) | BIT (RAP_BYLINE_CLASS_NAME) | \
   BIT (RAP_BYLINE_CLASS) | BIT (RAP_BYLINE_LINK) | BIT (RAP_BYLINE_JOINED) |       \
   BIT (RAP_BYLINE_BY) | BIT (RAP_BYLINE_SHAPE_DATED) | BIT (RAP_BYLINE_SHAPE) |    \
   BIT (RAP_BYLINE_PART) | BIT (RAP_BYLINE_LABELLED) | BIT (RAP_BYLINE_INNER))

/* "example.org": one word with a dot inside, and letters behind it. */
static gboolean
is_address (const char *byline)
{
  const char *dot = strrchr (byline, '.');
  return dot != NULL && dot > byline && dot[1] != '\0' && strchr (byline, ' ') == NULL &&
         strspn (dot + 1, "abcdefghijklmnopqrstuvwxyz") == strlen (dot + 1) &&
         strlen (dot + 1) <= 4;
}

/* A publisher that is only told as the author of all that it publishes is none. */
static gboolean
is_publisher (const RapCandidates *all, const RapCandidate *chosen)
{
  RapPagePeople people;
  guint32       site =
    all->site != NULL ? rap_page_names_key (all->site, strlen (all->site)) : 0;
  rap_page_people_read (&people, chosen->value, NULL);
  return ((site != 0 && chosen->key == site) || is_address (chosen->value)) &&
         (chosen->sources & SHOWN_SOURCES) == 0 &&
         !(people.n == people.n_shaped && people.n_given > 0);
}

const RapCandidate *
rap_page_authors_of (const RapCandidates *all,
                     const RapCandidate  *chosen,
                     const RapPageModel  *model)
{
  const RapCandidate *people =
    with_company (all, without_place (all, without_roles (all, chosen, model), model));
  return is_publisher (all, people) ? NULL : people;
}
