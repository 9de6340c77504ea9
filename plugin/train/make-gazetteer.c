// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "train/make-tables.h"

#include <string.h>

#include "language/rap-gazetteer-table.h"
#include "text/rap-utf8.h"

#define SLOT_END "…"

/* A form or the beginning of one. */
typedef struct
{
  guint64 hash;
  GArray *terms; /* RapTerm, or NULL */
} Form;

typedef struct
{
  GHashTable *by_hash; /* hash → Form */
  guint       n_terms;
} Maker;

static Form *
claim (Maker *self, guint64 hash)
{
  gint64 key = (gint64) hash;
  Form  *form = g_hash_table_lookup (self->by_hash, &key);

  if (form == NULL)
    {
      form = g_new0 (Form, 1);
      form->hash = hash;
      g_hash_table_insert (self->by_hash, &form->hash, form);
    }
  return form;
}

/* Whether a word may end between the two bytes. */
static gboolean
is_boundary (guchar left, guchar right)
{
  gboolean left_inner = left >= 0x80 || g_ascii_isalnum (left);
  gboolean right_inner = right >= 0x80 || g_ascii_isalnum (right);
  return !left_inner || !right_inner;
}

static void
add_form (Maker *self, const char *text, gsize length, const RapTerm *reading)
{
  guint64 hash = reading->kind >= RAP_TERM_FIRST_FOLDED ? RAP_GAZETTEER_FOLDED_BASIS
                                                        : RAP_GAZETTEER_BASIS;
  gsize   done = 0;

  for (gsize i = 1; i < length; i++)
    if (is_boundary (text[i - 1], text[i]))
      {
        hash = rap_gazetteer_hash (hash, text + done, i - done);
        done = i;
        claim (self, hash);
      }
  Form *form = claim (self, rap_gazetteer_hash (hash, text + done, length - done));
  if (form->terms == NULL)
    form->terms = g_array_new (FALSE, FALSE, sizeof (RapTerm));
  else
    /* Behind the others: the order of the tables is the order of the readings. */
    g_array_index (form->terms, RapTerm, form->terms->len - 1).more = TRUE;
  g_array_append_val (form->terms, *reading);
  self->n_terms++;
}

static void
add_part (Maker *self, RapField part, const RapTerm *reading)
{
  /* A remark in final brackets is no part of the form. */
  if (part.length > 0 && part.text[part.length - 1] == ')')
    {
      const char *bracket = g_strrstr_len (part.text, part.length, " (");
      part.length = bracket != NULL ? (guint) (bracket - part.text) : part.length;
    }
  if (part.length == 0 || (part.length == 1 && part.text[0] == '-'))
    return;
  if (reading->kind >= RAP_TERM_FIRST_FOLDED)
    {
      g_autofree char *folded = rap_utf8_fold (part.text, part.length);
      add_form (self, folded, strlen (folded), reading);
    }
  else
    add_form (self, part.text, part.length, reading);
}

static void
add_source (Maker *self, const RapTermSource *source)
{
  const RapLexicon *lexicon = rap_lexicon_get (source->lexicon);
  guint             column = rap_lexicon_column (lexicon, source->column);

  for (guint row = 0; row < rap_lexicon_n_rows (lexicon); row++)
    {
      RapField rest = rap_lexicon_field (lexicon, row, column), part;
      RapTerm  reading = { row, source->kind, FALSE };
      while (rap_field_next_part (&rest, ';', &part))
        add_part (self, part, &reading);
    }
}

static void
add_patterns (Maker *self, const RapTermPatterns *source)
{
  const RapLexicon *lexicon = rap_lexicon_get (source->lexicon);

  for (guint row = 0; row < rap_lexicon_n_rows (lexicon); row++)
    {
      RapField         field = rap_lexicon_field (lexicon, row, 0);
      g_autofree char *pattern = g_strndup (field.text, field.length);
      char            *open = strpbrk (pattern, "[{");
      char            *close = g_strrstr (pattern, SLOT_END);
      RapTerm          reading = { row, source->head, FALSE };

      close = close != NULL ? close + strlen (SLOT_END) : strrchr (pattern, '}');
      if (open > pattern)
        add_part (self, (RapField){ pattern, open - pattern }, &reading);
      else if (close != NULL)
        {
          close += *close == '}';
          close += *close == ' ';
          reading.kind = source->tail;
          add_part (self, (RapField){ close, strlen (close) }, &reading);
        }
    }
}

/* By bucket; in a bucket in the order of the checks. */
static int
compare_forms (gconstpointer a, gconstpointer b)
{
  const Form *x = *(Form *const *) a, *y = *(Form *const *) b;
  guint64     p = (guint64) rap_gazetteer_bucket (x->hash) << 32 | (guint32) x->hash;
  guint64     q = (guint64) rap_gazetteer_bucket (y->hash) << 32 | (guint32) y->hash;

  /* Else two forms would be taken for one. */
  g_assert (x == y || p != q);
  return p < q ? -1 : p > q;
}

static GByteArray *
pack (const Maker *self)
{
  GByteArray        *out = g_byte_array_new ();
  RapGazetteerHeader header = { .n_terms = self->n_terms };
  g_autoptr (GArray) terms = g_array_new (FALSE, FALSE, sizeof (RapTerm));
  g_autofree Form **forms = NULL;
  guint             n, bucket = 0;

  forms = (Form **) g_hash_table_get_keys_as_array (self->by_hash, &n);
  for (guint i = 0; i < n; i++)
    forms[i] = g_hash_table_lookup (self->by_hash, forms[i]);
  qsort (forms, n, sizeof *forms, compare_forms);
  header.n_entries = n;
  for (guint i = 0; i < n; i++)
    while (bucket <= rap_gazetteer_bucket (forms[i]->hash))
      header.starts[bucket++] = i;
  while (bucket < G_N_ELEMENTS (header.starts))
    header.starts[bucket++] = n;
  g_byte_array_append (out, (const guint8 *) &header, sizeof header);
  for (guint i = 0; i < n; i++)
    {
      RapGazetteerEntry entry = { (guint32) forms[i]->hash, RAP_GAZETTEER_NONE };
      if (forms[i]->terms != NULL)
        {
          entry.term = terms->len;
          g_array_append_vals (terms, forms[i]->terms->data, forms[i]->terms->len);
        }
      g_byte_array_append (out, (const guint8 *) &entry, sizeof entry);
    }
  g_byte_array_append (out, (const guint8 *) terms->data, terms->len * sizeof (RapTerm));
  return out;
}

static void
form_free (gpointer data)
{
  Form *form = data;

  g_clear_pointer (&form->terms, g_array_unref);
  g_free (form);
}

GByteArray *
rap_make_gazetteer (void)
{
  Maker                  maker = { 0 };
  guint                  n;
  const RapTermSource   *sources = rap_gazetteer_get_sources (&n);
  const RapTermPatterns *patterns;

  maker.by_hash = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, form_free);
  for (guint i = 0; i < n; i++)
    add_source (&maker, &sources[i]);
  patterns = rap_gazetteer_get_patterns (&n);
  for (guint i = 0; i < n; i++)
    add_patterns (&maker, &patterns[i]);
  GByteArray *out = pack (&maker);
  g_hash_table_unref (maker.by_hash);
  return out;
}
