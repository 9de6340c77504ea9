// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-document-private.h"
#include "text/rap-offsets.h"
#include "text/rap-work.h"

/**
 * RapDocument:
 *
 * One report: its text, what its blocks are, where it came from. Never changes after it is
 * made, so any thread may read it without a lock.
 *
 * Positions are bytes of [method@Rapporteur.Document.get_text]; they convert to code points
 * and UTF-16 units.
 *
 * ```c
 * g_autoptr (RapDocument) document = rap_document_new ("“Yes,” she said.", &error);
 * ```
 *
 * Since: 1.0
 */

typedef struct
{
  const RapDerivation *derivation;
  gpointer             value;
} Derived;

struct _RapDocument
{
  GObject parent_instance;

  RapDraft   *draft;
  RapOffsets *offsets;

  GRecMutex lock; /* recursive: one derivation is made from another */
  GArray   *derived;
};

G_DEFINE_FINAL_TYPE (RapDocument, rap_document, G_TYPE_OBJECT)

static void
clear_derived (gpointer data)
{
  Derived *derived = data;
  derived->derivation->free (derived->value);
}

static void
rap_document_finalize (GObject *object)
{
  RapDocument *self = RAP_DOCUMENT (object);

  g_array_unref (self->derived);
  g_rec_mutex_clear (&self->lock);
  g_clear_pointer (&self->offsets, rap_offsets_free);
  g_clear_pointer (&self->draft, rap_draft_free);
  G_OBJECT_CLASS (rap_document_parent_class)->finalize (object);
}

static void
rap_document_class_init (RapDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rap_document_finalize;
}

static void
rap_document_init (RapDocument *self)
{
  g_rec_mutex_init (&self->lock);
  self->derived = g_array_new (FALSE, FALSE, sizeof (Derived));
  g_array_set_clear_func (self->derived, clear_derived);
}

RapDocument *
rap_document_new_for_draft (RapDraft *draft)
{
  RapDocument *self = g_object_new (RAP_TYPE_DOCUMENT, NULL);

  self->draft = draft;
  self->offsets = rap_offsets_new (draft->text->str, draft->text->len);
  return self;
}

const RapDraft *
rap_document_get_draft (RapDocument *self)
{
  return self->draft;
}

const RapBlock *
rap_document_get_blocks (RapDocument *self, guint *n_blocks)
{
  *n_blocks = self->draft->blocks->len;
  return (const RapBlock *) (gpointer) self->draft->blocks->data;
}

const RapRepair *
rap_document_get_repairs (RapDocument *self, guint *n_repairs)
{
  *n_repairs = self->draft->repairs->len;
  return (const RapRepair *) (gpointer) self->draft->repairs->data;
}

guint
rap_document_find_repair (RapDocument *self, guint byte)
{
  guint            low = 0, high;
  const RapRepair *repairs = rap_document_get_repairs (self, &high);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (repairs[middle].span.end <= byte)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gpointer
find_derived (RapDocument *self, const RapDerivation *derivation)
{
  for (guint i = 0; i < self->derived->len; i++)
    {
      Derived *derived = &g_array_index (self->derived, Derived, i);
      if (derived->derivation == derivation)
        return derived->value;
    }
  return NULL;
}

static gpointer
keep_derived (RapDocument *self, const RapDerivation *derivation, gpointer value)
{
  Derived derived = { derivation, value };

  g_array_append_val (self->derived, derived);
  return value;
}

/* What was made while the work was cancelled may be cut short: only the work sees it. */
void
rap_document_keep (RapDocument *self, const RapDerivation *derivation, gpointer value)
{
  if (!rap_work_is_cancelled ())
    keep_derived (self, derivation, value);
  else
    rap_work_add_part (self, derivation, value, derivation->free);
}

static gpointer
derive_for_work (RapDocument *self, const RapDerivation *derivation, RapWork *work)
{
  gpointer value = rap_work_find_part (self, derivation);

  if (value != NULL)
    return value;
  if (!derivation->sized && rap_work_is_cancelled ())
    {
      if (work->empty == NULL)
        work->empty = rap_document_new_for_draft (rap_draft_new ());
      return (gpointer) rap_document_derive (work->empty, derivation);
    }
  value = derivation->make (self);
  rap_document_keep (self, derivation, value);
  return value;
}

gconstpointer
rap_document_derive (RapDocument *self, const RapDerivation *derivation)
{
  RapWork *work = rap_work_peek ();

  g_rec_mutex_lock (&self->lock);
  gpointer value = find_derived (self, derivation);
  if (value == NULL && work != NULL && work->empty != self)
    value = derive_for_work (self, derivation, work);
  else if (value == NULL)
    value = keep_derived (self, derivation, derivation->make (self));
  g_rec_mutex_unlock (&self->lock);
  return value;
}

gboolean
rap_document_has (RapDocument *self, const RapDerivation *derivation)
{
  g_rec_mutex_lock (&self->lock);
  gpointer found = find_derived (self, derivation);
  if (found == NULL)
    found = rap_work_find_part (self, derivation);
  g_rec_mutex_unlock (&self->lock);
  return found != NULL;
}

/**
 * rap_document_with_published:
 * @self: a document
 * @published: a date in ISO 8601
 *
 * Makes a copy of a document that states no date of its own, with the date it is known to have.
 *
 * Returns: (transfer full): a new document; one that states its date keeps that
 *
 * Since: 1.0
 */
RapDocument *
rap_document_with_published (RapDocument *self, const char *published)
{
  g_return_val_if_fail (RAP_IS_DOCUMENT (self), NULL);

  RapDraft *draft = rap_draft_copy (self->draft);
  rap_draft_offer (&draft->published, published);
  return rap_document_new_for_draft (draft);
}

/**
 * rap_document_get_id:
 * @self: a document
 *
 * Gets the name the document is known by in results: the `id` it came with, else the base
 * name of its file, else the start of its hash.
 *
 * Returns: (transfer none): the id
 *
 * Since: 1.0
 */
const char *
rap_document_get_id (RapDocument *self)
{
  g_return_val_if_fail (RAP_IS_DOCUMENT (self), NULL);
  return self->draft->id;
}

/**
 * rap_document_get_text:
 * @self: a document
 *
 * Gets the text that every span points into.
 *
 * Returns: (transfer none): valid UTF-8
 *
 * Since: 1.0
 */
const char *
rap_document_get_text (RapDocument *self)
{
  g_return_val_if_fail (RAP_IS_DOCUMENT (self), NULL);
  return self->draft->text->str;
}

/**
 * rap_document_get_length:
 * @self: a document
 *
 * Gets the size of the text.
 *
 * Returns: the size in bytes
 *
 * Since: 1.0
 */
guint
rap_document_get_length (RapDocument *self)
{
  g_return_val_if_fail (RAP_IS_DOCUMENT (self), 0);
  return self->draft->text->len;
}

/**
 * rap_document_get_characters:
 * @self: a document
 *
 * Gets the number of code points of the text.
 *
 * Returns: the number of code points
 *
 * Since: 1.0
 */
guint
rap_document_get_characters (RapDocument *self)
{
  g_return_val_if_fail (RAP_IS_DOCUMENT (self), 0);
  return rap_offsets_n_chars (self->offsets);
}

/**
 * rap_document_get_title:
 * @self: a document
 *
 * Gets the title.
 *
 * Returns: (transfer none) (nullable): the title, or %NULL if none is stated
 *
 * Since: 1.0
 */
const char *
rap_document_get_title (RapDocument *self)
{
  g_return_val_if_fail (RAP_IS_DOCUMENT (self), NULL);
  return self->draft->title;
}

/**
 * rap_document_get_byline:
 * @self: a document
 *
 * Gets the people who wrote the report, separated by commas.
 *
 * Returns: (transfer none) (nullable): the names, or %NULL if none is stated
 *
 * Since: 1.0
 */
const char *
rap_document_get_byline (RapDocument *self)
{
  g_return_val_if_fail (RAP_IS_DOCUMENT (self), NULL);
  return self->draft->byline;
}

/**
 * rap_document_get_published:
 * @self: a document
 *
 * Gets when the report was published, in ISO 8601, as exactly as it is stated.
 *
 * Returns: (transfer none) (nullable): the date, or %NULL if none is stated
 *
 * Since: 1.0
 */
const char *
rap_document_get_published (RapDocument *self)
{
  g_return_val_if_fail (RAP_IS_DOCUMENT (self), NULL);
  return self->draft->published;
}

/**
 * rap_document_get_language:
 * @self: a document
 *
 * Gets the language of the text as a BCP 47 tag.
 *
 * Returns: (transfer none) (nullable): the tag, or %NULL if none is stated
 *
 * Since: 1.0
 */
const char *
rap_document_get_language (RapDocument *self)
{
  g_return_val_if_fail (RAP_IS_DOCUMENT (self), NULL);
  return self->draft->language;
}

/**
 * rap_document_get_uri:
 * @self: a document
 *
 * Gets the file or address the report came from.
 *
 * Returns: (transfer none) (nullable): the address, or %NULL for text from memory
 *
 * Since: 1.0
 */
const char *
rap_document_get_uri (RapDocument *self)
{
  g_return_val_if_fail (RAP_IS_DOCUMENT (self), NULL);
  return self->draft->uri;
}

/**
 * rap_document_get_media_type:
 * @self: a document
 *
 * Gets what the document was read as, `text/plain` or `text/html`.
 *
 * Returns: (transfer none): the media type
 *
 * Since: 1.0
 */
const char *
rap_document_get_media_type (RapDocument *self)
{
  g_return_val_if_fail (RAP_IS_DOCUMENT (self), NULL);
  return self->draft->media_type;
}

/**
 * rap_document_get_sha256:
 * @self: a document
 *
 * Gets the SHA-256 of the bytes that were read.
 *
 * Returns: (transfer none): 64 hexadecimal digits
 *
 * Since: 1.0
 */
const char *
rap_document_get_sha256 (RapDocument *self)
{
  g_return_val_if_fail (RAP_IS_DOCUMENT (self), NULL);
  return self->draft->sha256;
}

/**
 * rap_document_dup_exact:
 * @self: a document
 * @span: a span of its text
 *
 * Copies the text of a span as it is written.
 *
 * Returns: (transfer full): the text
 *
 * Since: 1.0
 */
char *
rap_document_dup_exact (RapDocument *self, const RapSpan *span)
{
  g_return_val_if_fail (RAP_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (span->start <= span->end && span->end <= self->draft->text->len,
                        NULL);
  return g_strndup (self->draft->text->str + span->start, span->end - span->start);
}

/**
 * rap_document_to_characters:
 * @self: a document
 * @span: a span of its text
 * @start: (out): first code point
 * @end: (out): code point after the last
 *
 * Converts a span to code points.
 *
 * Since: 1.0
 */
void
rap_document_to_characters (RapDocument   *self,
                            const RapSpan *span,
                            guint         *start,
                            guint         *end)
{
  g_return_if_fail (RAP_IS_DOCUMENT (self));
  *start = rap_offsets_to_chars (self->offsets, span->start);
  *end = rap_offsets_to_chars_behind (self->offsets, span->start, *start, span->end);
}

void
rap_document_to_characters_behind (RapDocument    *self,
                                   const RapSpan  *span,
                                   RapCharacterAt *known,
                                   guint          *start,
                                   guint          *end)
{
  *start = rap_offsets_to_chars_behind (self->offsets,
                                        known->byte,
                                        known->character,
                                        span->start);
  *end = rap_offsets_to_chars_behind (self->offsets, span->start, *start, span->end);
  *known = (RapCharacterAt){ span->end, *end };
}

/**
 * rap_document_to_utf16:
 * @self: a document
 * @span: a span of its text
 * @start: (out): first UTF-16 unit
 * @end: (out): unit after the last
 *
 * Converts a span to UTF-16 units, the unit of JavaScript strings.
 *
 * Since: 1.0
 */
void
rap_document_to_utf16 (RapDocument *self, const RapSpan *span, guint *start, guint *end)
{
  g_return_if_fail (RAP_IS_DOCUMENT (self));
  *start = rap_offsets_to_utf16 (self->offsets, span->start);
  *end = rap_offsets_to_utf16 (self->offsets, span->end);
}

/**
 * rap_document_from_characters:
 * @self: a document
 * @start: first code point
 * @end: code point after the last
 *
 * Makes a span of two positions in code points.
 *
 * Returns: (transfer full): the span in bytes
 *
 * Since: 1.0
 */
RapSpan *
rap_document_from_characters (RapDocument *self, guint start, guint end)
{
  g_return_val_if_fail (RAP_IS_DOCUMENT (self), NULL);
  return rap_span_new (rap_offsets_from_chars (self->offsets, start),
                       rap_offsets_from_chars (self->offsets, end));
}

/**
 * rap_document_from_utf16:
 * @self: a document
 * @start: first UTF-16 unit
 * @end: unit after the last
 *
 * Makes a span of two positions in UTF-16 units.
 *
 * Returns: (transfer full): the span in bytes
 *
 * Since: 1.0
 */
RapSpan *
rap_document_from_utf16 (RapDocument *self, guint start, guint end)
{
  g_return_val_if_fail (RAP_IS_DOCUMENT (self), NULL);
  return rap_span_new (rap_offsets_from_utf16 (self->offsets, start),
                       rap_offsets_from_utf16 (self->offsets, end));
}

/**
 * rap_document_to_source:
 * @self: a document
 * @span: a span of its text
 * @source: (out caller-allocates): where the text came from
 *
 * Finds the place of a span in what was read: in the markup of a page, or the span itself in
 * plain text. Positions are bytes of the page as it was read, whatever its charset; in plain
 * text they are bytes of the text in UTF-8.
 *
 * Returns: %TRUE, or %FALSE when a page has no text
 *
 * Since: 1.0
 */
gboolean
rap_document_to_source (RapDocument *self, const RapSpan *span, RapSpan *source)
{
  const GArray *origins = self->draft->origins;
  const GArray *recoding = self->draft->recoding;

  *source = origins != NULL ? rap_origins_find (origins, span) : *span;
  if (recoding != NULL)
    *source = (RapSpan){ rap_recoding_find (recoding, source->start),
                         rap_recoding_find (recoding, source->end) };
  return origins == NULL || origins->len > 0;
}
