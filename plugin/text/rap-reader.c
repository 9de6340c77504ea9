// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text/rap-archive.h"
#include "text/rap-error.h"
#include "text/rap-input-private.h"
#include "text/rap-intake.h"
#include "text/rap-json-dossier.h"
#include "text/rap-line-stream.h"
#include "text/rap-page.h"

/**
 * RapReader:
 *
 * Reads files, folders, standard input, JSON Lines and web archives into documents, one at a
 * time.
 *
 * A folder stands for its files, in order of their names, and those of its folders; hidden
 * ones are left out. A line of JSON Lines with a list of `documents` is a dossier of several;
 * everything else is a dossier of one. Of a web archive (WARC) every answer of a server that
 * is a page or a plain text is a document, published when it was fetched unless it says when.
 * Files whose names end in `.gz` are unpacked. An input that fails gives one error, and the
 * next call goes on with the next input.
 *
 * Since: 1.0
 */

#define DEFAULT_LIMIT      (64u << 20)
#define DOCUMENTS_PER_LINE 16 /* of the full size, in one dossier */

enum
{
  PROP_INPUT = 1,
  PROP_PUBLISHED,
  PROP_LANGUAGE,
  PROP_LIMIT,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

struct _RapReader
{
  GObject parent_instance;

  RapInput input;
  char    *published;
  char    *language;
  guint64  limit;

  GPtrArray *paths; /* a stack: the next path is the last */
  guint      n_added;
  guint      n_done;

  RapLineStream *lines;   /* of an open file of JSON Lines … */
  RapArchive    *archive; /* … or web archive … */
  char          *path;    /* … and where it is */

  char *place;
};

G_DEFINE_FINAL_TYPE (RapReader, rap_reader, G_TYPE_OBJECT)

static void
rap_reader_finalize (GObject *object)
{
  RapReader *self = RAP_READER (object);

  g_clear_pointer (&self->lines, rap_line_stream_free);
  g_clear_pointer (&self->archive, rap_archive_free);
  g_ptr_array_unref (self->paths);
  g_free (self->published);
  g_free (self->language);
  g_free (self->path);
  g_free (self->place);
  G_OBJECT_CLASS (rap_reader_parent_class)->finalize (object);
}

static void
rap_reader_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RapReader *self = RAP_READER (object);

  switch (id)
    {
    case PROP_INPUT:
      g_value_set_enum (value, self->input);
      break;
    case PROP_PUBLISHED:
      g_value_set_string (value, self->published);
      break;
    case PROP_LANGUAGE:
      g_value_set_string (value, self->language);
      break;
    case PROP_LIMIT:
      g_value_set_uint64 (value, self->limit);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rap_reader_set_property (GObject      *object,
                         guint         id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  RapReader *self = RAP_READER (object);

  switch (id)
    {
    case PROP_INPUT:
      self->input = g_value_get_enum (value);
      break;
    case PROP_PUBLISHED:
      g_free (self->published);
      self->published = g_value_dup_string (value);
      break;
    case PROP_LANGUAGE:
      g_free (self->language);
      self->language = g_value_dup_string (value);
      break;
    case PROP_LIMIT:
      self->limit = g_value_get_uint64 (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rap_reader_class_init (RapReaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS;

  object_class->finalize = rap_reader_finalize;
  object_class->get_property = rap_reader_get_property;
  object_class->set_property = rap_reader_set_property;

  /**
   * RapReader:input:
   *
   * What inputs are read as.
   *
   * Since: 1.0
   */
  props[PROP_INPUT] =
    g_param_spec_enum ("input", NULL, NULL, RAP_TYPE_INPUT, RAP_INPUT_AUTO, flags);
  /**
   * RapReader:published:
   *
   * The date of documents that state none, in ISO 8601.
   *
   * Since: 1.0
   */
  props[PROP_PUBLISHED] = g_param_spec_string ("published", NULL, NULL, NULL, flags);
  /**
   * RapReader:language:
   *
   * The language of documents that state none.
   *
   * Since: 1.0
   */
  props[PROP_LANGUAGE] = g_param_spec_string ("language", NULL, NULL, NULL, flags);
  /**
   * RapReader:limit:
   *
   * The size in bytes above which a document is refused.
   *
   * Since: 1.0
   */
  props[PROP_LIMIT] =
    g_param_spec_uint64 ("limit", NULL, NULL, 1, G_MAXINT32, DEFAULT_LIMIT, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
rap_reader_init (RapReader *self)
{
  self->paths = g_ptr_array_new_with_free_func (g_free);
}

static RapIntake
intake_of (const RapReader *self)
{
  return (RapIntake){ self->limit, self->published, self->language };
}

/* ------------------------------------------------------------ JSON Lines and web archives */

static RapDossier *
next_line (RapReader *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *line = rap_line_stream_next (self->lines, cancellable, &local);

  if (line == NULL && local == NULL)
    {
      g_clear_pointer (&self->lines, rap_line_stream_free);
      return NULL;
    }
  g_free (self->place);
  self->place = g_strdup_printf ("%s:%" G_GUINT64_FORMAT,
                                 self->path,
                                 rap_line_stream_number (self->lines));
  RapIntake intake = intake_of (self);
  if (line != NULL)
    return rap_json_dossier (line, strlen (line), &intake, error);
  /* The stream itself failed: there is nothing to go on with. */
  if (local->domain != RAP_ERROR)
    g_clear_pointer (&self->lines, rap_line_stream_free);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static RapDossier *
dossier_of_record (RapReader *self, const RapArchiveRecord *record, GError **error)
{
  g_autoptr (RapDraft) draft = rap_draft_new ();
  RapIntake   intake = intake_of (self);
  gsize       length;
  const char *data = g_bytes_get_data (record->body, &length);

  rap_draft_offer (&draft->id, record->uri);
  rap_draft_offer (&draft->uri, record->uri);
  if (!rap_intake_fill_as (draft,
                           data != NULL ? data : "",
                           length,
                           record->page,
                           record->charset,
                           error))
    return NULL;
  rap_draft_offer (&draft->published, record->date);
  g_autoptr (RapDocument) document =
    rap_intake_finish (&intake, g_steal_pointer (&draft));
  return rap_dossier_new_for_document (document);
}

static RapDossier *
next_record (RapReader *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (RapArchiveRecord) record =
    rap_archive_next (self->archive, cancellable, &local);

  if (record == NULL && local == NULL)
    {
      g_clear_pointer (&self->archive, rap_archive_free);
      return NULL;
    }
  g_free (self->place);
  self->place = g_strdup_printf ("%s:%" G_GUINT64_FORMAT,
                                 self->path,
                                 rap_archive_offset (self->archive));
  if (record != NULL)
    return dossier_of_record (self, record, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* ------------------------------------------------------------ files and folders */

static int
by_name_backwards (gconstpointer a, gconstpointer b)
{
  return -strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
open_folder (RapReader *self, const char *path, GError **error)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (folder == NULL)
    return FALSE;
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);
      /* A link to a folder may lead back to where we are. */
      if (name[0] != '.' && !(g_file_test (inner, G_FILE_TEST_IS_SYMLINK) &&
                              g_file_test (inner, G_FILE_TEST_IS_DIR)))
        g_ptr_array_add (names, g_steal_pointer (&inner));
    }
  g_ptr_array_sort (names, by_name_backwards);
  self->n_added += names->len;
  g_ptr_array_extend_and_steal (self->paths, g_steal_pointer (&names));
  return TRUE;
}

static GBytes *
read_bytes (const char *path, guint64 limit, GCancellable *cancellable, GError **error)
{
  GBytes *bytes =
    g_cancellable_is_cancelled (cancellable) ? NULL : rap_input_read_small (path, limit);
  if (bytes != NULL)
    return bytes;
  g_autoptr (GInputStream) stream = rap_input_open_unpacked (path, cancellable, error);
  return stream != NULL ? rap_input_read (stream, limit, cancellable, error) : NULL;
}

static RapDocument *
read_file (RapReader    *self,
           const char   *path,
           RapInput      input,
           GCancellable *cancellable,
           GError      **error)
{
  RapIntake intake = intake_of (self);
  g_autoptr (GBytes) bytes = read_bytes (path, intake.limit, cancellable, error);
  g_autoptr (RapDraft) draft = rap_draft_new ();

  if (bytes == NULL)
    return NULL;
  gsize       length;
  const char *data = g_bytes_get_data (bytes, &length);
  gboolean    page =
    input == RAP_INPUT_HTML || (input == RAP_INPUT_AUTO && rap_page_sniff (data, length));
  draft->uri = g_strdup (path);
  if (!rap_intake_fill (draft, data != NULL ? data : "", length, page, error))
    return NULL;
  return rap_intake_finish (&intake, g_steal_pointer (&draft));
}

/* Opens a file that holds many documents. */
static void
open_many (RapReader    *self,
           const char   *path,
           RapInput      input,
           GCancellable *cancellable,
           GError      **error)
{
  gboolean archive = input == RAP_INPUT_WARC;
  g_autoptr (GInputStream) stream =
    archive ? rap_input_open (path, cancellable, error)
            : rap_input_open_unpacked (path, cancellable, error);

  g_free (self->path);
  self->path = g_strdup (path);
  if (stream != NULL && archive)
    self->archive = rap_archive_new (stream, rap_input_is_packed (path), self->limit);
  else if (stream != NULL)
    self->lines = rap_line_stream_new (stream, self->limit * DOCUMENTS_PER_LINE);
}

static RapDossier *
open_path (RapReader *self, const char *path, GCancellable *cancellable, GError **error)
{
  RapInput input = rap_input_of (path, self->input);

  if (input == RAP_INPUT_JSONL || input == RAP_INPUT_WARC)
    {
      open_many (self, path, input, cancellable, error);
      return NULL;
    }
  g_autoptr (RapDocument) document = read_file (self, path, input, cancellable, error);
  return document != NULL ? rap_dossier_new_for_document (document) : NULL;
}

/**
 * rap_reader_new:
 *
 * Makes a reader with no inputs.
 *
 * Returns: (transfer full): a new reader
 *
 * Since: 1.0
 */
RapReader *
rap_reader_new (void)
{
  return g_object_new (RAP_TYPE_READER, NULL);
}

/**
 * rap_reader_add:
 * @self: a reader
 * @path: (type filename): a file, a folder, or `-` for standard input
 *
 * Adds an input after those there are.
 *
 * Since: 1.0
 */
void
rap_reader_add (RapReader *self, const char *path)
{
  g_return_if_fail (RAP_IS_READER (self));
  g_return_if_fail (path != NULL);
  g_ptr_array_insert (self->paths, 0, g_strdup (path));
  self->n_added++;
}

/**
 * rap_reader_next:
 * @self: a reader
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads the next document or dossier.
 *
 * After an error the next call goes on with the next input; at the end the result is %NULL
 * without an error.
 *
 * Returns: (transfer full) (nullable): a dossier, or %NULL at the end or with @error set
 *
 * Since: 1.0
 */
RapDossier *
rap_reader_next (RapReader *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (RAP_IS_READER (self), NULL);

  while (!rap_reader_is_done (self))
    {
      g_autoptr (GError) local = NULL;
      g_autoptr (RapDossier) dossier = NULL;
      if (self->lines != NULL)
        dossier = next_line (self, cancellable, &local);
      else if (self->archive != NULL)
        dossier = next_record (self, cancellable, &local);
      else
        {
          g_autofree char *path =
            g_ptr_array_steal_index (self->paths, self->paths->len - 1);
          self->n_done++;
          g_free (self->place);
          self->place = g_strdup (path);
          if (g_file_test (path, G_FILE_TEST_IS_DIR))
            open_folder (self, path, &local);
          else
            dossier = open_path (self, path, cancellable, &local);
        }
      if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
      else if (dossier == NULL)
        continue;
      return g_steal_pointer (&dossier);
    }
  return NULL;
}

/**
 * rap_reader_is_done:
 * @self: a reader
 *
 * Says whether all inputs are read.
 *
 * Returns: %TRUE at the end
 *
 * Since: 1.0
 */
gboolean
rap_reader_is_done (RapReader *self)
{
  g_return_val_if_fail (RAP_IS_READER (self), TRUE);
  return self->lines == NULL && self->archive == NULL && self->paths->len == 0;
}

/**
 * rap_reader_get_place:
 * @self: a reader
 *
 * Gets the file, with the line of JSON Lines or the byte where the record of a web archive
 * starts, of the last document or error.
 *
 * Returns: (transfer none) (nullable): the place, or %NULL before the first call
 *
 * Since: 1.0
 */
const char *
rap_reader_get_place (RapReader *self)
{
  g_return_val_if_fail (RAP_IS_READER (self), NULL);
  return self->place;
}

/**
 * rap_reader_get_fraction:
 * @self: a reader
 *
 * Gets how much of what is known of the input has been read.
 *
 * Returns: from 0 to 1
 *
 * Since: 1.0
 */
double
rap_reader_get_fraction (RapReader *self)
{
  g_return_val_if_fail (RAP_IS_READER (self), 1);
  return self->n_added == 0 ? 1 : (double) self->n_done / self->n_added;
}
