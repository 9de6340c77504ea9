// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Writes what plugin/train/page.py learns from: for each page named on standard input its
 * features (16-bit numbers, one row a block) to ROWS, and one line of JSON on standard output
 * with the text of its blocks, the share of each that stands in the reference text, and the
 * hashes of its class names and words.
 *
 * usage: rap-train-page ROWS [MODEL] < LIST
 * A line of LIST: PAGE <tab> REFERENCE-TEXT or "-" */

#include "config.h"

#include <stdio.h>
#include <string.h>

#include "text/rap-page-features.h"
#include "text/rap-page-headline.h"
#include "text/rap-page-namings.h"

/* Beginning a new run of agreement costs as much as so many words. */
#define RUN_PENALTY 5
#define MAX_CELLS   400000000u

typedef struct
{
  guint32 *words;
  guint32 *owner; /* the block of each word */
  guint    n;
} Words;

static void
add_words (GArray *words, GArray *owner, const char *text, gsize length, guint32 block)
{
  RapPageWords read;
  for (gsize i = 0; i < length;)
    {
      /* In pieces, as a block keeps only its first words. */
      gsize end = i, n = 0;
      while (end < length && n < 40)
        n += text[end++] == ' ' || text[end - 1] == '\n';
      rap_page_words_read (&read, text + i, end - i, NULL);
      for (guint k = 0; k < read.n_kept; k++)
        {
          g_array_append_val (words, read.hashes[k]);
          g_array_append_val (owner, block);
        }
      i = end;
    }
}

/* The words of a that stand in b in the same order, in few runs. */
static void
align (const guint32 *a, guint n, const guint32 *b, guint m, guint8 *hit)
{
  if (n == 0 || m == 0 || (guint64) (n + 1) * (m + 1) > MAX_CELLS)
    return;
  g_autofree guint8 *back = g_malloc0 ((gsize) (n + 1) * (m + 1));
  g_autofree gint32 *best = g_new0 (gint32, m + 1), *match = g_new (gint32, m + 1);
  for (guint j = 0; j <= m; j++)
    match[j] = G_MININT / 2;
  for (guint i = 1; i <= n; i++)
    {
      gint32 corner_best = 0, corner_match = G_MININT / 2;
      for (guint j = 1; j <= m; j++)
        {
          gint32  up_best = best[j], up_match = match[j];
          guint8 *cell = &back[(gsize) i * (m + 1) + j];
          match[j] = G_MININT / 2;
          if (a[i - 1] == b[j - 1])
            {
              gboolean goes_on = corner_match >= corner_best - RUN_PENALTY;
              match[j] = 2 + (goes_on ? corner_match : corner_best - RUN_PENALTY);
              *cell |= goes_on ? 4 : 0;
            }
          best[j] = up_best;
          *cell |= 1;
          if (best[j - 1] > best[j])
            {
              best[j] = best[j - 1];
              *cell = (guint8) ((*cell & ~3) | 2);
            }
          if (match[j] > best[j])
            {
              best[j] = match[j];
              *cell = (guint8) ((*cell & ~3) | 3);
            }
          corner_best = up_best;
          corner_match = up_match;
        }
      best[0] = 0;
    }
  guint    i = n, j = m;
  gboolean in_match = FALSE;
  while (i > 0 && j > 0)
    {
      guint8 cell = back[(gsize) i * (m + 1) + j];
      if (in_match || (cell & 3) == 3)
        {
          hit[i - 1] = 1;
          in_match = (cell & 4) != 0;
          i--;
          j--;
        }
      else if ((cell & 3) == 1)
        i--;
      else
        j--;
    }
}

static void
print_text (const char *text, gsize length)
{
  putchar ('"');
  for (gsize i = 0; i < length; i++)
    if (text[i] == '"' || text[i] == '\\')
      printf ("\\%c", text[i]);
    else if ((guchar) text[i] < 32)
      printf ("\\u%04x", text[i]);
    else
      putchar (text[i]);
  putchar ('"');
}

static void
print_hashes (const guint32 *hashes, guint n)
{
  putchar ('[');
  for (guint i = 0; i < n; i++)
    printf ("%s%u", i > 0 ? "," : "", hashes[i]);
  putchar (']');
}

static void
print_blocks (const RapPage *page, const RapPageLayout *layout, const guint *share)
{
  for (guint i = 0; i < layout->n_blocks; i++)
    {
      const RapPageBlock *block = rap_page_block (page, i);
      guint32             hashes[256];
      guint               element = block->inner;
      printf ("%s{\"t\":", i > 0 ? "," : "");
      print_text (page->text->str + block->text.start,
                  block->text.end - block->text.start);
      printf (",\"y\":%u,\"n\":%u,\"e\":%u,\"w\":",
              share[i],
              rap_page_words_count (&layout->words[i]),
              block->inner);
      print_hashes (hashes, rap_page_words_learned (&layout->words[i], hashes));
      printf ("}");
      (void) element;
    }
}

static void
print_elements (const RapPage *page)
{
  for (guint i = 0; i < page->elements->len; i++)
    {
      guint32           hashes[64];
      const RapElement *element = rap_page_element (page, i);
      guint             n = element->text.end > element->text.start
                              ? rap_page_class_hashes (page, i, hashes, 64)
                              : 0;
      printf ("%s[%u,", i > 0 ? "," : "", element->parent);
      print_hashes (hashes, n);
      printf ("]");
    }
}

static void
do_page (const char *path, const char *reference, const RapPageModel *model, FILE *rows)
{
  g_autofree char *html = NULL, *gold = NULL;
  gsize            length, gold_length = 0;
  if (!g_file_get_contents (path, &html, &length, NULL))
    g_error ("cannot read %s", path);
  g_autoptr (RapPage) page = rap_page_parse (html, length);
  g_autoptr (RapPageLayout) layout = rap_page_layout_new (page, model);
  rap_page_find_headline (layout);
  g_autofree gint16 *features = rap_page_features_new (layout);
  g_autoptr (GArray) a = g_array_new (FALSE, FALSE, 4);
  g_autoptr (GArray) owner = g_array_new (FALSE, FALSE, 4);
  g_autoptr (GArray) b = g_array_new (FALSE, FALSE, 4);
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, 4);
  g_autofree guint *share = g_new0 (guint, layout->n_blocks + 1);
  g_autofree guint *count = g_new0 (guint, layout->n_blocks + 1);
  for (guint i = 0; i < layout->n_blocks; i++)
    add_words (a,
               owner,
               page->text->str + rap_page_block (page, i)->text.start,
               rap_page_block (page, i)->text.end - rap_page_block (page, i)->text.start,
               i);
  if (reference != NULL && strcmp (reference, "-") != 0 &&
      g_file_get_contents (reference, &gold, &gold_length, NULL))
    add_words (b, none, gold, gold_length, 0);
  g_autofree guint8 *hit = g_malloc0 (a->len + 1);
  align ((guint32 *) (gpointer) a->data,
         a->len,
         (guint32 *) (gpointer) b->data,
         b->len,
         hit);
  for (guint i = 0; i < a->len; i++)
    {
      share[g_array_index (owner, guint32, i)] += hit[i];
      count[g_array_index (owner, guint32, i)]++;
    }
  for (guint i = 0; i < layout->n_blocks; i++)
    share[i] = count[i] > 0 ? share[i] * 1000 / count[i] : 0;
  fwrite (features,
          sizeof *features,
          (gsize) layout->n_blocks * RAP_N_PAGE_FEATURES,
          rows);
  printf ("{\"gold\":%u,\"blocks\":[", b->len);
  print_blocks (page, layout, share);
  printf ("],\"elements\":[");
  print_elements (page);
  printf ("]}\n");
}

static void
print_names (void)
{
  printf ("[");
#define NAME(name, n)           \
  for (guint i = 0; i < n; i++) \
    printf ("\"%s.%u\",", #name, i);
  RAP_PAGE_FEATURES (NAME)
#undef NAME
  printf ("null]\n");
}

int
main (int argc, char **argv)
{
  char                line[8192];
  g_autofree char    *data = NULL;
  gsize               size = 0;
  const RapPageModel *model = NULL;
  if (argc < 2)
    {
      g_printerr ("usage: rap-train-page ROWS [MODEL] < PAGES\n");
      return 2;
    }
  if (argc > 2 && (!g_file_get_contents (argv[2], &data, &size, NULL) ||
                   (model = rap_page_model_new ((guint8 *) data, size)) == NULL))
    g_error ("cannot use the model %s", argv[2]);
  FILE *rows = fopen (argv[1], "wb");
  print_names ();
  while (fgets (line, sizeof line, stdin) != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (g_strchomp (line), "\t", 2);
      do_page (parts[0], parts[1], model, rows);
    }
  return fclose (rows);
}
