// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-page-candidates.h"

#include <string.h>

#include "text/rap-page-finder.h"

#define MAX_SITE  80
#define SURE_KEYS 2

static const char *const site_keys[] = { "og:site_name",    "application-name",
                                         "al:ios:app_name", "apple-mobile-web-app-title",
                                         "dc.publisher",    "citation_journal_title",
                                         "publisher" };

static void
clear_candidate (gpointer data)
{
  g_free (((RapCandidate *) data)->value);
}

static void
find_address (RapFinder *self, const char *uri)
{
  g_autofree char *canonical = rap_finder_dup_meta (self, "canonical");
  g_autofree char *shared = rap_finder_dup_meta (self, "og:url");
  if (canonical == NULL || strstr (canonical, "://") == NULL)
    self->out->address = g_strdup (shared != NULL ? shared : uri != NULL ? uri : "");
  else
    self->out->address = g_steal_pointer (&canonical);
}

/* Dates in addresses stand between slashes or run together. */
static void
find_address_date (RapFinder *self)
{
  const char *at = strstr (self->out->address, "://");
  for (at = at != NULL ? at + 3 : self->out->address; (at = strpbrk (at, "/-_")) != NULL;
       at++)
    {
      gboolean year = (at[1] == '1' && at[2] == '9') || (at[1] == '2' && at[2] == '0');
      gsize    digits = strspn (at + 1, "0123456789/-_");
      if (year && (digits >= 8 || (digits == 5 && at[5] == '/')))
        {
          g_autofree char *part =
            g_strndup (at + 1,
                       digits >= 8                   ? strspn (at + 1, "0123456789/-")
                       : strcspn (at + 1, "?#") > 20 ? 20
                                                     : strcspn (at + 1, "?#"));
          if (rap_finder_add_date (self,
                                   RAP_DATE_ADDRESS,
                                   part,
                                   strlen (part),
                                   0,
                                   RAP_CANDIDATE_FAR))
            return;
        }
    }
}

/* Reads a number of one or two digits; 0: there is none. */
static guint
read_short (const char **at)
{
  guint value = 0, n = 0;
  for (; g_ascii_isdigit (**at); (*at)++, n++)
    value = MIN (value * 10 + (guint) g_ascii_digit_value (**at), 1000);
  return n <= 2 ? value : 0;
}

/* Which comes first in the dates of the page that leave no doubt, 31/3/2020 or 3/31/2020:
 * above 0, the day. */
static int
vote_on_days (const RapPage *page)
{
  int votes = 0;
  for (const char *at = strchr (page->text->str, '/'); at != NULL && *at != '\0';
       at = strchr (at + 1, '/'))
    {
      const char *start = at;
      const char *next = at + 1;
      while (start > page->text->str && at - start < 2 && g_ascii_isdigit (start[-1]))
        start--;
      guint a = read_short (&start), b = read_short (&next);
      if (a == 0 || b == 0 || *next != '/' || !g_ascii_isdigit (next[1]) || a > 31 ||
          b > 31)
        continue;
      votes += a > 12 && b <= 12 ? 1 : a <= 12 && b > 12 ? -1 : 0;
    }
  return votes;
}

/* Does 3/4/2020 mean the third of April? Where the page is not known to be American, yes. */
static gboolean
is_day_first (const RapFinder *self)
{
  int votes = vote_on_days (self->page);
  if (votes != 0)
    return votes > 0;
  static const char *const endings[] = { ".uk", ".au", ".in", ".nz", ".ie", ".za" };
  g_autofree char         *language = rap_finder_decoded (self, self->page->language);
  g_autofree char         *host = NULL;
  const char              *start = strstr (self->out->address, "://");
  if (*language != '\0' && g_ascii_strncasecmp (language, "en", 2) != 0)
    return TRUE;
  if (strlen (language) == 5 && g_ascii_strcasecmp (language + 3, "us") != 0)
    return TRUE;
  host = start != NULL ? g_strndup (start + 3, strcspn (start + 3, "/")) : g_strdup ("");
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (host, endings[i]))
      return TRUE;
  return FALSE;
}

/* What the data of the page call its publisher, else its site. */
static char *
dup_data_site (const RapFinder *self)
{
  guint n = MIN (self->facts->objects->len, RAP_FINDER_MAX_OBJECTS);
  for (guint i = 0; i < n; i++)
    {
      char *name = rap_finder_object_at (self, i)->key == RAP_FACT_PUBLISHER
                     ? rap_finder_name_of (self, i)
                     : NULL;
      if (name != NULL)
        return name;
    }
  for (guint i = 0; i < n; i++)
    {
      const RapFactObject *object = rap_finder_object_at (self, i);
      gboolean             named = (object->types & RAP_FACT_IS_SITE) != 0 ||
                       ((object->types & RAP_FACT_IS_ORGANISATION) != 0 &&
                        object->key != RAP_FACT_AUTHOR);
      char *name = named ? rap_finder_name_of (self, i) : NULL;
      if (name != NULL)
        return name;
    }
  return NULL;
}

static gboolean
is_site_name (const char *name)
{
  return name != NULL && *name != '\0' && strlen (name) < MAX_SITE &&
         strstr (name, "://") == NULL;
}

static void
find_site (RapFinder *self)
{
  for (guint i = 0; i <= G_N_ELEMENTS (site_keys) && self->out->site == NULL; i++)
    {
      /* Only the first two keys are surer than what the data say. */
      g_autofree char *name =
        i == SURE_KEYS ? dup_data_site (self)
                       : rap_finder_dup_meta (self, site_keys[i < SURE_KEYS ? i : i - 1]);
      if (is_site_name (name))
        self->out->site = g_steal_pointer (&name);
    }
}

/* Who writes alone often calls the site by his or her own name. */
static void
find_site_person (RapFinder *self)
{
  RapPagePeople people;
  if (self->out->site == NULL)
    return;
  rap_page_people_read (&people, self->out->site, NULL);
  if (people.n == 1 && people.n_shaped == 1 && people.n_given > 0 && people.n_words <= 3)
    rap_finder_add_byline (self, RAP_BYLINE_SITE, self->out->site, 0, RAP_CANDIDATE_FAR);
}

RapCandidates *
rap_candidates_new (const RapPageLayout *layout, const char *uri)
{
  RapCandidates *self = g_new0 (RapCandidates, 1);
  RapFinder      finder = { self, layout, layout->page, layout->facts, layout->headline };
  self->small = layout->small;
  for (guint i = 0; i < RAP_N_FIELDS; i++)
    {
      self->fields[i] = g_array_new (FALSE, FALSE, sizeof (RapCandidate));
      g_array_set_clear_func (self->fields[i], clear_candidate);
    }
  find_address (&finder, uri);
  self->day_first = is_day_first (&finder);
  find_site (&finder);
  rap_finder_find_in_head (&finder);
  rap_finder_find_in_data (&finder);
  find_address_date (&finder);
  rap_finder_find_in_text (&finder);
  rap_finder_find_elements (&finder);
  find_site_person (&finder);
  return self;
}

void
rap_candidates_free (RapCandidates *self)
{
  for (guint i = 0; i < RAP_N_FIELDS; i++)
    g_array_unref (self->fields[i]);
  g_free (self->site);
  g_free (self->address);
  g_free (self);
}
