// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-page-finder.h"

#include <string.h>

/* How far above what hangs on an entry the entry is. */
#define MAX_UP 4

static guint
append_name (GString *all, const char *name)
{
  if (name != NULL && *name != '\0' && strstr (name, "://") == NULL &&
      all->len < RAP_FINDER_MAX_BYLINE && strstr (all->str, name) == NULL)
    {
      g_string_append_printf (all, "%s%s", all->len > 0 ? ", " : "", name);
      return 1;
    }
  return 0;
}

static void
find_data_bylines (RapFinder *self, guint object)
{
  gboolean article =
    (rap_finder_object_at (self, object)->types & RAP_FACT_IS_ARTICLE) != 0;
  gboolean organisation = FALSE;
  guint    n = 0;
  g_autoptr (GString) all = g_string_new (NULL);
  for (guint i = 0; i < self->facts->facts->len; i++)
    {
      const RapFact *fact = &g_array_index (self->facts->facts, RapFact, i);
      if (fact->object != object || fact->key != RAP_FACT_AUTHOR)
        continue;
      g_autofree char *name =
        rap_page_facts_string (self->page->html, fact->value, RAP_FACT_NAME_BYTES);
      n += append_name (all, name);
    }
  for (guint i = object + 1; i < self->facts->objects->len; i++)
    {
      const RapFactObject *author = rap_finder_object_at (self, i);
      if (author->parent != object || author->key != RAP_FACT_AUTHOR)
        continue;
      g_autofree char *name = rap_finder_name_of (self, i);
      organisation |= (author->types & RAP_FACT_IS_ORGANISATION) != 0;
      n += append_name (all, name);
    }
  guint source = organisation ? RAP_BYLINE_DATA_ORGANISATION
                 : article    ? RAP_BYLINE_DATA
                              : RAP_BYLINE_DATA_OTHER;
  if (n > 1)
    rap_finder_add_people (self, source, all->str, RAP_CANDIDATE_FAR);
  else if (n == 1)
    rap_finder_add_byline (self, source, all->str, 0, RAP_CANDIDATE_FAR);
}

static void
find_data_date (RapFinder *self, guint object, RapFactKey key, guint source)
{
  const RapFact   *fact = rap_finder_find_fact (self, object, key);
  g_autofree char *value =
    fact != NULL
      ? rap_page_facts_string (self->page->html, fact->value, RAP_FACT_NAME_BYTES)
      : NULL;
  if (value != NULL)
    rap_finder_add_date (self, source, value, strlen (value), 0, RAP_CANDIDATE_FAR);
}

/* An entry of a live report, or what hangs on one: its title and author are not the report's. */
static gboolean
is_of_entry (const RapFinder *self, guint object)
{
  for (guint up = 0; up < MAX_UP && object != RAP_FACT_NO_OBJECT; up++)
    {
      if (rap_finder_object_at (self, object)->key == RAP_FACT_UPDATE)
        return TRUE;
      object = rap_finder_object_at (self, object)->parent;
    }
  return FALSE;
}

void
rap_finder_find_in_data (RapFinder *self)
{
  guint n = MIN (self->facts->objects->len, RAP_FINDER_MAX_OBJECTS);
  for (guint i = 0; i < n; i++)
    {
      if (is_of_entry (self, i))
        continue;
      gboolean article =
        (rap_finder_object_at (self, i)->types & RAP_FACT_IS_ARTICLE) != 0;
      gboolean person = (rap_finder_object_at (self, i)->types & RAP_FACT_IS_PERSON) != 0;
      const RapFact *headline = rap_finder_find_fact (self, i, RAP_FACT_HEADLINE);
      if (headline == NULL && article)
        headline = rap_finder_find_fact (self, i, RAP_FACT_NAME);
      g_autofree char *title =
        headline != NULL
          ? rap_page_facts_string (self->page->html, headline->value, RAP_FACT_NAME_BYTES)
          : NULL;
      if (title != NULL)
        rap_finder_add_title (self,
                              article ? RAP_TITLE_DATA : RAP_TITLE_DATA_OTHER,
                              title,
                              0,
                              RAP_CANDIDATE_FAR);
      find_data_bylines (self, i);
      g_autofree char *name = person ? rap_finder_name_of (self, i) : NULL;
      if (name != NULL)
        rap_finder_add_byline (self, RAP_BYLINE_DATA_PERSON, name, 0, RAP_CANDIDATE_FAR);
      find_data_date (self,
                      i,
                      RAP_FACT_PUBLISHED,
                      article ? RAP_DATE_DATA_PUBLISHED : RAP_DATE_OTHER_PUBLISHED);
      find_data_date (self, i, RAP_FACT_CREATED, RAP_DATE_DATA_CREATED);
      find_data_date (self, i, RAP_FACT_UPLOADED, RAP_DATE_DATA_UPLOADED);
      find_data_date (self,
                      i,
                      RAP_FACT_MODIFIED,
                      article ? RAP_DATE_DATA_MODIFIED : RAP_DATE_OTHER_MODIFIED);
    }
}
