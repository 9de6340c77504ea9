// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "train/train-marks.h"

/* What is said of a word: two bytes of its head, least first, its relation, its odds. */
#define MARK (3 + TRAIN_N_ODDS)

void
train_marks_print (const GArray *corpus, const char *name, FILE *to)
{
  fprintf (to,
           "# %s %u %u %u %u\n",
           name,
           RAP_N_TAGS,
           RAP_N_FORMS,
           TRAIN_N_LABELS,
           RAP_N_RELS);
  for (guint at = 0; at < corpus->len; at++)
    {
      const TrainSentence *sentence = &g_array_index (corpus, TrainSentence, at);
      for (guint i = 0; i < sentence->n; i++)
        {
          const TrainWord *word = &sentence->words[i];
          fprintf (to,
                   "%s\t%u\t%u\t%d\t%u\t%u\n",
                   word->form,
                   word->tag,
                   word->shape,
                   word->head,
                   word->rel,
                   word->label);
        }
      fputc ('\n', to);
    }
}

static guint8
likeliest (const guint8 *odds, guint n)
{
  guint8 best = 0;

  for (guint8 i = 1; i < n; i++)
    if (odds[i] > odds[best])
      best = i;
  return best;
}

static void
set_mark (TrainWord *word, const guint8 *mark)
{
  const guint8 *odds = mark + 3;

  word->said_head = (gint16) (mark[0] | mark[1] << 8);
  word->said_rel = mark[2];
  word->odds = g_memdup2 (odds, TRAIN_N_ODDS);
  word->said_tag = likeliest (odds, RAP_N_TAGS);
  word->said_shape = likeliest (odds + RAP_N_TAGS, RAP_N_FORMS);
  word->said_label = likeliest (odds + RAP_N_TAGS + RAP_N_FORMS, TRAIN_N_LABELS);
}

gboolean
train_marks_read (GArray *corpus, FILE *from)
{
  guint8 mark[MARK];

  for (guint at = 0; at < corpus->len; at++)
    {
      TrainSentence *sentence = &g_array_index (corpus, TrainSentence, at);
      for (guint i = 0; i < sentence->n; i++)
        {
          if (fread (mark, MARK, 1, from) != 1 || mark[2] >= RAP_N_RELS ||
              (mark[0] | mark[1] << 8) > (int) sentence->n)
            return FALSE;
          set_mark (&sentence->words[i], mark);
        }
    }
  return TRUE;
}
