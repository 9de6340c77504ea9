// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "relate/rap-stories.h"

#include <string.h>

#include "relate/rap-sketch.h"

/* Word runs in common from which a document is a copy. */
#define COPY 500
/* A story goes on for so many days without a report. */
#define DAYS 45
/* Stories remembered for a term, the latest ones; and originals of a story looked at. */
#define MAX_POSTINGS  48
#define MAX_ORIGINALS 24
/* Stories that share so many terms are looked at closely. */
#define SHARED_TERMS 3
/* What is kept of a story's terms. */
#define STORY_TERMS 40

typedef struct
{
  RapStory     *story;
  RapSketchTerm terms[STORY_TERMS];
  guint         n_terms;
  gint          last_day;  /* of publication; 0 when not known */
  GArray       *originals; /* guint: positions, at most MAX_ORIGINALS */
} Group;

typedef struct
{
  RapDossier *dossier;
  RapSketch  *sketches;
  guint      *order;
  GPtrArray  *groups;   /* Group */
  GHashTable *postings; /* term → GArray of group numbers */
  guint      *shared;   /* a group: terms shared with the document at hand */
} Make;

static gint
day_of (RapDocument *document)
{
  const char *published = rap_document_get_published (document);
  guint       year, month, day;
  GDate       date;

  if (published == NULL || strlen (published) < 10)
    return 0;
  year = (guint) g_ascii_strtoull (published, NULL, 10);
  month = (guint) g_ascii_strtoull (published + 5, NULL, 10);
  day = (guint) g_ascii_strtoull (published + 8, NULL, 10);
  if (!g_date_valid_dmy ((GDateDay) MIN (day, 99),
                         (GDateMonth) MIN (month, 13),
                         (GDateYear) MIN (year, 9999)))
    return 0;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return (gint) g_date_get_julian (&date);
}

static int
compare_documents (gconstpointer a, gconstpointer b, gpointer data)
{
  RapDossier  *dossier = data;
  guint        left = *(const guint *) a, right = *(const guint *) b;
  RapDocument *left_document = rap_dossier_get_document (dossier, left);
  RapDocument *right_document = rap_dossier_get_document (dossier, right);
  int          order = g_strcmp0 (rap_document_get_published (left_document),
                         rap_document_get_published (right_document));
  if (order == 0)
    order = strcmp (rap_document_get_sha256 (left_document),
                    rap_document_get_sha256 (right_document));
  return order != 0 ? order : left < right ? -1 : left > right;
}

static Group *
group_new (Make *make, guint document)
{
  Group      *group = g_new0 (Group, 1);
  const char *sha256 =
    rap_document_get_sha256 (rap_dossier_get_document (make->dossier, document));

  group->story = g_new0 (RapStory, 1);
  g_snprintf (group->story->id, sizeof group->story->id, "story-%.12s", sha256);
  group->story->documents = g_array_new (FALSE, FALSE, sizeof (guint));
  group->story->originals = g_array_new (FALSE, FALSE, sizeof (guint));
  group->originals = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (make->groups, group);
  return group;
}

static void
group_free (gpointer data)
{
  Group *group = data;
  g_array_unref (group->originals);
  g_free (group);
}

static GArray *
postings_of (Make *make, guint32 key)
{
  GArray *list = g_hash_table_lookup (make->postings, GUINT_TO_POINTER (key));
  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (make->postings, GUINT_TO_POINTER (key), list);
    }
  return list;
}

static void
post (Make *make, guint32 key, guint number)
{
  GArray *list = postings_of (make, key);
  for (guint i = 0; i < list->len; i++)
    if (g_array_index (list, guint, i) == number)
      return;
  if (list->len >= MAX_POSTINGS)
    g_array_remove_index (list, 0);
  g_array_append_val (list, number);
}

static gboolean
is_near (const Group *group, gint day)
{
  return group->last_day == 0 || day == 0 || ABS (day - group->last_day) <= DAYS;
}

/* The story most like the document, or the number of groups when none is like enough. */
static guint
find_group (Make *make, const RapSketch *sketch, gint day)
{
  g_autoptr (GArray) touched = g_array_new (FALSE, FALSE, sizeof (guint));
  guint best = make->groups->len, best_likeness = RAP_SKETCH_SAME_STORY - 1;

  for (guint t = 0; t < sketch->n_terms; t++)
    {
      const GArray *list =
        g_hash_table_lookup (make->postings, GUINT_TO_POINTER (sketch->terms[t].key));
      for (guint i = 0; list != NULL && i < list->len; i++)
        {
          guint number = g_array_index (list, guint, i);
          if (make->shared[number]++ == 0)
            g_array_append_val (touched, number);
        }
    }
  for (guint i = 0; i < touched->len; i++)
    {
      guint        number = g_array_index (touched, guint, i);
      const Group *group = g_ptr_array_index (make->groups, number);
      guint        shared = make->shared[number];
      make->shared[number] = 0;
      if (shared < MIN (SHARED_TERMS, sketch->n_terms) || !is_near (group, day))
        continue;
      guint likeness =
        rap_sketch_liken (group->terms, group->n_terms, sketch->terms, sketch->n_terms);
      if (likeness > best_likeness || (likeness == best_likeness && number < best))
        {
          best_likeness = likeness;
          best = number;
        }
    }
  return best;
}

static guint
find_original (Make *make, Group *group, guint document)
{
  for (guint i = 0; i < group->originals->len; i++)
    {
      guint other = g_array_index (group->originals, guint, i);
      if (rap_sketch_copied (&make->sketches[other], &make->sketches[document]) >= COPY)
        return other;
    }
  if (group->originals->len < MAX_ORIGINALS)
    g_array_append_val (group->originals, document);
  return document;
}

/* A story is about the terms of its first report; later ones may add some while there is room,
 * so that it does not drift away. */
static void
add_terms (Make *make, guint number, Group *group, const RapSketch *sketch)
{
  for (guint t = 0; t < sketch->n_terms; t++)
    {
      guint at = 0;
      while (at < group->n_terms && group->terms[at].key < sketch->terms[t].key)
        at++;
      if (at < group->n_terms && group->terms[at].key == sketch->terms[t].key)
        continue;
      if (group->n_terms == STORY_TERMS)
        return;
      memmove (&group->terms[at + 1],
               &group->terms[at],
               (group->n_terms - at) * sizeof (RapSketchTerm));
      group->terms[at] = sketch->terms[t];
      group->n_terms++;
      post (make, sketch->terms[t].key, number);
    }
}

static void
add_document (Make *make, guint document)
{
  const RapSketch *sketch = &make->sketches[document];
  gint             day = day_of (rap_dossier_get_document (make->dossier, document));
  guint            number = find_group (make, sketch, day);
  Group *group = number < make->groups->len ? g_ptr_array_index (make->groups, number)
                                            : group_new (make, document);

  guint original = find_original (make, group, document);
  g_array_append_val (group->story->documents, document);
  g_array_append_val (group->story->originals, original);
  group->last_day = MAX (group->last_day, day);
  add_terms (make, number, group, sketch);
}

static int
compare_stories (gconstpointer a, gconstpointer b)
{
  const RapStory *left = *(RapStory *const *) a, *right = *(RapStory *const *) b;
  if (left->documents->len != right->documents->len)
    return left->documents->len > right->documents->len ? -1 : 1;
  return strcmp (left->id, right->id);
}

static void
story_free (gpointer data)
{
  RapStory *story = data;
  g_array_unref (story->documents);
  g_array_unref (story->originals);
  g_free (story);
}

static gpointer
make_stories (RapDossier *dossier)
{
  guint       n = rap_dossier_get_n_documents (dossier);
  RapStories *stories = g_new0 (RapStories, 1);
  Make        make = { .dossier = dossier };

  make.sketches = g_new0 (RapSketch, n + 1);
  make.order = g_new0 (guint, n + 1);
  make.shared = g_new0 (guint, n + 1);
  make.groups = g_ptr_array_new_with_free_func (group_free);
  make.postings =
    g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < n; i++)
    {
      rap_sketch_make (rap_dossier_get_document (dossier, i), &make.sketches[i]);
      make.order[i] = i;
    }
  g_qsort_with_data (make.order, (int) n, sizeof (guint), compare_documents, dossier);
  for (guint i = 0; i < n; i++)
    add_document (&make, make.order[i]);

  stories->stories = g_ptr_array_new_with_free_func (story_free);
  for (guint i = 0; i < make.groups->len; i++)
    g_ptr_array_add (stories->stories,
                     ((Group *) g_ptr_array_index (make.groups, i))->story);
  g_ptr_array_sort (stories->stories, compare_stories);
  g_ptr_array_unref (make.groups);
  g_hash_table_unref (make.postings);
  g_free (make.sketches);
  g_free (make.order);
  g_free (make.shared);
  return stories;
}

static void
free_stories (gpointer value)
{
  RapStories *stories = value;
  g_ptr_array_unref (stories->stories);
  g_free (stories);
}

const RapStories *
rap_stories_of (RapDossier *dossier)
{
  static const RapDossierDerivation derivation = { "stories",
                                                   make_stories,
                                                   free_stories };
  return rap_dossier_derive (dossier, &derivation);
}
