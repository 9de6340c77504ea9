// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-page-finder.h"
#include "text/rap-page-names.h"

#include <string.h>

/* Lines longer than that are read as text. */
#define MAX_LINE 200
#define MAX_PART 140
#define MAX_FAR  40
/* Where, counted in blocks from the headline, a name alone may be the author's. */
#define FIRST_NEAR -7
#define LAST_NEAR  22
/* So many names may stand behind a line that announces them. */
#define MAX_LABELLED 8

/* How many names of each kind were met. */
typedef struct
{
  guint    opened;
  guint    shaped;
  guint    parts;
  guint    far; /* lines elsewhere that were looked at */
  guint    labelled;
  guint    inner;
  guint    bios;
  gboolean dated_before;
} Met;

typedef struct
{
  const char         *text;
  guint               length;
  guint               block;
  int                 distance;
  const RapPageWords *words;
  gboolean            by_author; /* stands in an element said to be about the author */
} Line;

static Line
line_at (const RapFinder *self, guint i)
{
  const RapPageBlock   *block = rap_page_block (self->page, i);
  const RapElementInfo *inside = &self->layout->elements[block->inner];
  return (Line){ self->page->text->str + block->text.start,
                 block->text.end - block->text.start,
                 i,
                 rap_finder_distance (self, i),
                 &self->layout->words[i],
                 (inside->all_classes & RAP_CLASS_AUTHOR) != 0 && !inside->in_comment };
}

static gboolean
is_near (const Line *line)
{
  return line->distance >= FIRST_NEAR && line->distance <= LAST_NEAR;
}

static void
add_span (RapFinder *self, guint source, const Line *line, RapSpan span, guint rank)
{
  g_autofree char *name = g_strndup (line->text + span.start, span.end - span.start);
  rap_finder_add_byline (self, source, name, rank, line->distance);
}

/* "By Ann Lee" */
static gboolean
take_opened (RapFinder *self, const Line *line, Met *met)
{
  guint start;
  if (met->opened >= 3 ||
      (line->words->classes & (RAP_PHRASE_BY | RAP_PHRASE_PUBLISHED)) == 0 ||
      !rap_page_names_opens (line->text, line->length, self->layout->model, &start))
    return FALSE;
  add_span (self, RAP_BYLINE_BY, line, (RapSpan){ start, line->length }, met->opened++);
  return TRUE;
}

/* A line that is nothing but a name. */
static gboolean
take_shaped (RapFinder *self, const Line *line, Met *met)
{
  gboolean next_dated = line->block + 1 < self->layout->n_blocks &&
                        self->layout->words[line->block + 1].has_date;
  if ((!is_near (line) && !line->by_author) || line->distance == 0 ||
      !rap_page_names_is_shape (line->text, line->length, self->layout->model))
    return FALSE;
  if (line->by_author && met->inner < 6)
    add_span (self, RAP_BYLINE_INNER, line, (RapSpan){ 0, line->length }, met->inner++);
  if (met->shaped < 5 && is_near (line))
    add_span (self,
              met->dated_before || next_dated ? RAP_BYLINE_SHAPE_DATED : RAP_BYLINE_SHAPE,
              line,
              (RapSpan){ 0, line->length },
              met->shaped++);
  return TRUE;
}

/* "3 March 2020 | Ann Lee", "Text: Ann Lee, photos: Bo Ek", "© 2020 Ann Lee" */
static void
take_parts (RapFinder *self, const Line *line, Met *met)
{
  const RapPageWords *words = line->words;
  RapSpan             parts[RAP_PAGE_NAME_PARTS];
  if (met->parts >= 8 || line->length >= MAX_PART || line->distance == 0)
    return;
  if (!is_near (line) && !line->by_author &&
      ((!words->has_copyright && !words->has_date) || met->far++ >= MAX_FAR))
    return;
  g_autofree char *spread =
    rap_finder_spread (self, rap_page_block (self->page, line->block)->text);
  gboolean seamed = strlen (spread) > line->length;
  gboolean told = words->has_date || words->has_copyright || words->n_bars > 0 || seamed;
  Line     whole = *line;
  whole.text = spread;
  whole.length = (guint) strlen (spread);
  guint n = rap_page_names_parts (whole.text,
                                  whole.length,
                                  self->layout->model,
                                  !told && !line->by_author,
                                  parts);
  for (guint i = 0; i < n && met->parts < 8; i++)
    add_span (self,
              told || line->by_author ? RAP_BYLINE_PART : RAP_BYLINE_WITHIN,
              &whole,
              parts[i],
              met->parts++);
}

/* Can a line begin with words that open a byline? */
static gboolean
may_open (const RapFinder *self, const RapPageWords *words)
{
  const RapPageModel *model = self->layout->model;
  if (model == NULL || words->n_kept == 0)
    return FALSE;
  if (words->n_uppers != words->n_capitals)
    return TRUE; /* "ByAnn" */
  guint32               hash = words->hashes[0];
  const RapPhraseEntry *entry = rap_page_model_phrase (model, hash);
  for (guint n = 1; entry != NULL && (entry->classes & RAP_PHRASE_BY) == 0; n++)
    {
      if ((entry->place & RAP_PHRASE_GOES_ON) == 0 || n >= words->n_kept)
        return FALSE;
      hash = rap_hash_join (hash, words->hashes[n]);
      entry = rap_page_model_phrase (model, hash);
    }
  return entry != NULL;
}

/* What follows a line that announces it: "Written by", and below that the names. */
static void
take_labelled (RapFinder *self, const Line *label, Met *met)
{
  guint n = 0;
  if (met->labelled >= 3 || !may_open (self, label->words) ||
      !rap_page_names_is_label (label->text, label->length, self->layout->model))
    return;
  g_autoptr (GString) all = g_string_new (NULL);
  for (guint i = label->block + 1;
       i < self->layout->n_blocks && n < MAX_LABELLED && all->len < RAP_FINDER_MAX_BYLINE;
       i++)
    {
      Line line = line_at (self, i);
      if (line.length >= 80 || line.words->has_date || line.words->starts_lower ||
          (n > 0 &&
           !rap_page_names_is_shape (line.text, line.length, self->layout->model)))
        break;
      if (n == 0)
        add_span (self,
                  RAP_BYLINE_LABELLED,
                  &line,
                  (RapSpan){ 0, line.length },
                  met->labelled++);
      g_string_append_printf (all,
                              "%s%.*s",
                              n++ > 0 ? ", " : "",
                              (int) line.length,
                              line.text);
    }
  if (n > 1)
    rap_finder_add_people (self, RAP_BYLINE_LABELLED, all->str, label->distance + 1);
}

/* "Ann Lee is our correspondent in …" */
static void
take_bio (RapFinder *self, const Line *line, Met *met)
{
  gboolean announced =
    line->block > 0 &&
    (self->layout->words[line->block - 1].classes & RAP_PHRASE_BIO) != 0 &&
    self->layout->words[line->block - 1].n_words < 5;
  if (met->bios >= 3 || (!line->by_author && !announced))
    return;
  guint end = rap_page_names_leading (line->text, line->length, self->layout->model);
  if (end > 0)
    add_span (self, RAP_BYLINE_BIO, line, (RapSpan){ 0, end }, met->bios++);
}

void
rap_finder_find_shown_names (RapFinder *self)
{
  Met met = { .opened = 0 };
  for (guint i = 0; i < self->layout->n_blocks; i++)
    {
      Line line = line_at (self, i);
      take_bio (self, &line, &met);
      if (line.length < MAX_LINE)
        {
          gboolean opened = take_opened (self, &line, &met);
          if (!opened && !take_shaped (self, &line, &met))
            take_labelled (self, &line, &met);
          take_parts (self, &line, &met);
        }
      met.dated_before = line.length < MAX_LINE && line.words->has_date;
    }
}
