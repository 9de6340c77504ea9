// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "action/rap-stories-action.h"

#include <glib/gi18n-lib.h>

#include "action/rap-row-item.h"
#include "relate/rap-stories.h"
#include "text/rap-document-private.h"

/**
 * RapStoriesAction:
 *
 * Which reports tell of the same matter, and which are copies of others.
 */

struct _RapStoriesAction
{
  RapAction parent_instance;

  guint least;
};

G_DEFINE_FINAL_TYPE (RapStoriesAction, rap_stories_action, RAP_TYPE_ACTION)

static const RapParam params[] = {
  { .name = "least",
    .kind = RAP_PARAM_UINT,
    .field = G_STRUCT_OFFSET (RapStoriesAction, least),
    .min = 1,
    .max = 100000,
    .initial = 1,
    .label = N_ ("Least"),
    .blurb = N_ ("List only stories with at least this many reports") },
};

/* What a report is shown by: its title or first paragraph. */
static gboolean
find_head (RapDocument *document, RapSpan *span)
{
  guint           n_blocks;
  const RapBlock *blocks = rap_document_get_blocks (document, &n_blocks);

  for (guint i = 0; i < n_blocks; i++)
    if (rap_block_role_is_read (blocks[i].role))
      {
        *span = blocks[i].span;
        return TRUE;
      }
  return FALSE;
}

static void
add_members (RapFields *fields, RapDossier *dossier, const RapStory *story)
{
  rap_fields_begin_array (fields, "documents");
  for (guint i = 0; i < story->documents->len; i++)
    {
      guint d = g_array_index (story->documents, guint, i);
      guint original = g_array_index (story->originals, guint, i);
      rap_fields_begin_object (fields, NULL);
      rap_fields_string (fields,
                         "document",
                         rap_document_get_id (rap_dossier_get_document (dossier, d)));
      rap_fields_string (fields,
                         "copy_of",
                         original != d ? rap_document_get_id (
                                           rap_dossier_get_document (dossier, original))
                                       : NULL);
      rap_fields_end_object (fields);
    }
  rap_fields_end_array (fields);
}

static void
add_story (RapReport *report, RapDossier *dossier, const RapStory *story)
{
  g_autoptr (RapRow) row = rap_row_new (RAP_RELATION_STORY);
  RapDocument *first =
    rap_dossier_get_document (dossier, g_array_index (story->documents, guint, 0));
  const char *published = rap_document_get_published (first);

  g_strlcpy (row->when, published != NULL ? published : "", sizeof row->when);
  for (guint i = 0; i < story->documents->len; i++)
    {
      guint   d = g_array_index (story->documents, guint, i);
      RapSpan span;
      if (find_head (rap_dossier_get_document (dossier, d), &span))
        rap_row_add_place (row, d, span);
    }
  RapItem *item = rap_row_item_add (report, row, "stories", N_ ("Story"));
  rap_fields_string (rap_item_get_fields (item), "story", story->id);
  add_members (rap_item_get_fields (item), dossier, story);
}

static RapReport *
run (RapAction *action, RapDossier *dossier, GCancellable *cancellable, GError **error)
{
  RapStoriesAction *self = RAP_STORIES_ACTION (action);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  const RapStories *stories = rap_stories_of (dossier);
  g_autoptr (RapReport) report = rap_report_new (dossier);
  rap_report_set_action (report, rap_action_get_name (action));
  for (guint i = 0; i < stories->stories->len; i++)
    {
      const RapStory *story = g_ptr_array_index (stories->stories, i);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (story->documents->len >= self->least)
        add_story (report, dossier, story);
    }
  return g_steal_pointer (&report);
}

static void
rap_stories_action_class_init (RapStoriesActionClass *klass)
{
  RapActionClass *action_class = RAP_ACTION_CLASS (klass);

  action_class->run = run;
  rap_action_class_set_info (action_class,
                             "stories",
                             N_ ("Stories"),
                             N_ ("Group reports of the same matter and find copies among "
                                 "them"),
                             RAP_CATEGORY_SUMMARISATION,
                             RAP_SCOPE_DOSSIER);
  rap_action_class_install_params (action_class, params, G_N_ELEMENTS (params));
}

static void
rap_stories_action_init (G_GNUC_UNUSED RapStoriesAction *self)
{
}
