// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-model-data.h"
#include "language/rap-narrow-bytes.h"
#include "language/rap-network.h"

#include <string.h>

/* A copy of the library's model that may be damaged. */
static guint8 *
copy_model (gsize *length)
{
  g_autoptr (GBytes) bytes = rap_model_data_dup ();
  gconstpointer data = g_bytes_get_data (bytes, length);

  return g_memdup2 (data, *length);
}

static void
assert_refused (guint8 *data, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, length);
  RapModel *model = rap_model_new (bytes, &error);

  g_assert_null (model);
  g_assert_nonnull (error);
}

/* As if the damage had been done before the sum was taken. */
static void
seal (guint8 *data, gsize length)
{
  RapModelHeader *header = (RapModelHeader *) (gpointer) data;
  header->checksum = rap_model_sum (data + sizeof *header, length - sizeof *header);
}

static void
test_whole (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = rap_model_data_dup ();
  g_autoptr (RapModel) model = rap_model_new (bytes, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (model->header.n_words, >, 10000);
  g_assert_cmpuint (g_bytes_get_size (bytes), <, 9 * 1024 * 1024);
}

static void
test_cut (void)
{
  static const gsize kept[] = { 0, 7, 64, 127, 128, 4096 };
  gsize              length;
  g_autofree guint8 *data = copy_model (&length);

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    assert_refused (data, kept[i]);
  assert_refused (data, length - 1);
  assert_refused (data, length - 64);
}

/* Every field of the header, and single bits all over the file. */
static void
test_damaged (void)
{
  gsize              length;
  g_autofree guint8 *data = copy_model (&length);

  for (gsize at = 0; at < offsetof (RapModelHeader, spare); at++)
    {
      /* Whether a layer carries is a choice: both are sound. */
      gboolean choice = at >= offsetof (RapModelHeader, carries) &&
                        at < offsetof (RapModelHeader, row_shift);
      data[at] ^= 0xFF;
      if (!choice || (at - offsetof (RapModelHeader, carries)) % 4 != 0)
        assert_refused (data, length);
      data[at] ^= 0xFF;
    }
  for (gsize at = sizeof (RapModelHeader); at < length; at += length / 61)
    {
      data[at] ^= 0x10;
      assert_refused (data, length);
      data[at] ^= 0x10;
    }
}

/* Numbers that would overflow or lead outside are refused although the sum is right. */
static void
test_unsound (void)
{
  gsize              length;
  g_autofree guint8 *data = copy_model (&length);
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (RapModel) model = rap_model_new (bytes, &error);

  g_assert_no_error (error);
  gint16 *weights = (gint16 *) model->layers[0].dense.weights;
  gint16  kept[2 * 3 * RAP_WIDTH];
  memcpy (kept, weights, sizeof kept);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    weights[i] = G_MAXINT16;
  for (guint i = 0; i < 3 * RAP_WIDTH * RAP_BLOCK_OUTPUTS; i += 2 * RAP_BLOCK_OUTPUTS)
    weights[i] = weights[i + 1] = G_MAXINT16;
  seal (data, length);
  assert_refused (data, length);

  g_autofree guint8 *other = copy_model (&length);
  RapLemmaEntry     *lemmas =
    (RapLemmaEntry *) (gpointer) (other + ((const guint8 *) model->lemmas - data));
  lemmas[0].script = model->header.n_scripts;
  seal (other, length);
  assert_refused (other, length);

  g_autofree guint8 *third = copy_model (&length);
  guint32           *starts =
    (guint32 *) (gpointer) (third + ((const guint8 *) model->starts - data));
  starts[5] = G_MAXUINT32;
  seal (third, length);
  assert_refused (third, length);
}

/* All kernels that run here give the same bits. */
static void
test_kernels (void)
{
  const RapModel *model = rap_model_get ();
  gint16          rows[20][3 * RAP_WIDTH];
  const RapDense *layer = &model->layers[0].dense;
  const gint16   *parts[19];
  gint32          want[20 * RAP_BLOCK_OUTPUTS], got[20 * RAP_BLOCK_OUTPUTS];
  gint16          want_sum[RAP_HIDDEN], got_sum[RAP_HIDDEN];
  guint32         seed = 1;

  for (guint i = 0; i < 20; i++)
    for (guint k = 0; k < 3 * RAP_WIDTH; k++)
      rows[i][k] = (gint16) ((seed = seed * 1103515245u + 12345u) >> 16) % RAP_VECTOR_MAX;
  for (guint i = 0; i < 19; i++)
    parts[i] = model->state_rows + i * RAP_HIDDEN;
  guint last = 0;
  while (rap_kernel_peek (last + 1) != NULL)
    last++;
  const RapKernel *plain = rap_kernel_peek (last);
  for (guint k = 0; k < last; k++)
    {
      const RapKernel *kernel = rap_kernel_peek (k);
      for (guint n = 1; n <= 20; n++)
        {
          for (guint inputs = RAP_WIDTH; inputs <= 3 * RAP_WIDTH; inputs += RAP_WIDTH)
            {
              plain->many (layer->weights, layer->biases, inputs, rows[0], n, want);
              kernel->many (layer->weights, layer->biases, inputs, rows[0], n, got);
              g_assert_cmpmem (want,
                               n * RAP_BLOCK_OUTPUTS * 4,
                               got,
                               n * RAP_BLOCK_OUTPUTS * 4);
            }
        }
      plain->one (&model->rels[0], 0, 3, rows[0], want);
      kernel->one (&model->rels[0], 0, 3, rows[0], got);
      g_assert_cmpmem (want, 3 * RAP_BLOCK_OUTPUTS * 4, got, 3 * RAP_BLOCK_OUTPUTS * 4);
      plain->add (parts, 19, 500, want_sum);
      kernel->add (parts, 19, 500, got_sum);
      g_assert_cmpmem (want_sum, sizeof want_sum, got_sum, sizeof got_sum);
    }
}

static gint32
direct_sum (const RapDense *dense, guint output, const gint16 *const *three)
{
  guint         block = output / RAP_BLOCK_OUTPUTS, column = output % RAP_BLOCK_OUTPUTS;
  const gint16 *weights =
    dense->weights + (gsize) block * dense->inputs * RAP_BLOCK_OUTPUTS + 2 * column;
  gint32 sum = dense->biases[output];

  for (guint k = 0; k < dense->inputs; k++)
    {
      const gint16 *row = three[k / RAP_WIDTH];
      if (row != NULL)
        sum += row[k % RAP_WIDTH] * weights[k / 2 * 2 * RAP_BLOCK_OUTPUTS + k % 2];
    }
  return sum;
}

/* Vectors like those of texts, some of them with numbers as large as can be. */
static void
fill_vectors (gint16 *out, guint n, gboolean extreme)
{
  guint32 seed = 3;

  for (guint i = 0; i < n; i++)
    {
      seed = seed * 1103515245u + 12345u;
      out[i] = extreme && (seed >> 30) == 0
                 ? ((seed & 256) != 0 ? RAP_VECTOR_MAX : -RAP_VECTOR_MAX)
                 : (gint16) ((gint32) seed >> (extreme ? 18 : 20));
    }
}

static const RapStretch stretches[] = { { 5, 6 },   { 6, 8 },   { 8, 11 },
                                        { 11, 40 }, { 40, 41 }, { 41, 170 } };
#define FIRST_WORD 5
#define N_WORDS    165

/* A window read with numbers of 8 bits, two words at a time, is near to what 16 bits give word by
 * word, for stretches of all lengths. */
static void
test_windows (void)
{
  const RapModel    *model = rap_model_get ();
  g_autofree gint16 *in = g_new (gint16, N_WORDS * RAP_WIDTH);
  g_autofree gint16 *out = g_new (gint16, N_WORDS * RAP_WIDTH);

  fill_vectors (in, N_WORDS * RAP_WIDTH, FALSE);
  for (guint l = 0; l < model->header.n_layers + 2; l++)
    {
      const RapWindow *window = &model->layers[l];
      gint64           difference = 0, change = 0;
      rap_layer_window (model, window, FALSE, stretches, 6, in, out);
      for (guint s = 0; s < 6; s++)
        for (guint i = stretches[s].first; i < stretches[s].end; i++)
          for (guint d = 0; d < RAP_WIDTH; d++)
            {
              const gint16 *here = in + (i - FIRST_WORD) * RAP_WIDTH;
              const gint16 *three[] = { i > stretches[s].first ? here - RAP_WIDTH : NULL,
                                        here,
                                        i + 1 < stretches[s].end ? here + RAP_WIDTH
                                                                 : NULL };
              guint  output = d / RAP_HALF_BLOCK * RAP_BLOCK_OUTPUTS + d % RAP_HALF_BLOCK;
              gint32 sum =
                MAX (direct_sum (&window->dense, output, three),
                     direct_sum (&window->dense, output + RAP_HALF_BLOCK, three));
              sum = ((sum + (1 << (RAP_WEIGHT_BITS - 1))) >> RAP_WEIGHT_BITS) + here[d];
              sum = CLAMP (sum, -RAP_VECTOR_MAX, RAP_VECTOR_MAX);
              difference += ABS (out[(i - FIRST_WORD) * RAP_WIDTH + d] - sum);
              change += ABS (sum - here[d]);
            }
      g_assert_cmpint (difference * 30, <, change);
    }
}

/* What a narrow kernel makes of a window, carrying and not, and of a slot. */
typedef struct
{
  gint16 larger[N_WORDS * RAP_WIDTH];
  gint16 carried[N_WORDS * RAP_WIDTH];
  gint16 slot[N_WORDS * RAP_HIDDEN];
} Made;

static Made *
make_with (RapNarrowKernel kernel, const gint16 *in, guint n_rows)
{
  RapModel           model = *rap_model_get ();
  const guint        n_blocks = RAP_HIDDEN / RAP_BLOCK_OUTPUTS;
  Made              *made = g_new0 (Made, 1);
  g_autofree gint16 *rows = g_new0 (gint16, (N_WORDS + 3) * RAP_WIDTH);
  RapWindow         *window = &model.layers[1];
  RapNarrow          slots;

  model.narrow = kernel;
  if (kernel.activation != NULL)
    model.activation = kernel.activation;
  rap_fold_init (&window->folded, &window->dense, kernel.has_offset);
  rap_narrow_init_one (&slots, &model.slots, kernel.has_offset);
  rap_layer_window (&model, window, FALSE, stretches, 6, in, made->larger);
  rap_layer_window (&model, window, TRUE, stretches, 6, in, made->carried);
  kernel.take (&kernel, in, N_WORDS, rows);
  kernel.clip (&kernel,
               &slots,
               2 * n_blocks,
               n_blocks,
               rows,
               1,
               n_rows,
               15,
               RAP_SLOT_MAX,
               RAP_HIDDEN,
               made->slot);
  rap_narrow_clear (&window->folded);
  rap_narrow_clear (&slots);
  return made;
}

/* All of them give the same bits, up to the largest numbers. */
static void
test_narrow_kernels (void)
{
  const RapNarrowKernel *bytes = rap_narrow_bytes_get ();
  const RapKernel       *kernel;
  g_autofree gint16     *in = g_new (gint16, N_WORDS * RAP_WIDTH);
  guint                  last = 0;

  while (rap_kernel_peek (last + 1) != NULL)
    last++;
  for (guint n_rows = 1; n_rows < N_WORDS; n_rows = n_rows * 3 + 1)
    {
      fill_vectors (in, N_WORDS * RAP_WIDTH, n_rows != 4);
      g_autofree Made *want =
        make_with (rap_narrow_kernel_of (rap_kernel_peek (last),
                                         rap_activation_get_plain ()),
                   in,
                   n_rows);
      for (guint k = 0; (kernel = rap_kernel_peek (k)) != NULL; k++)
        {
          g_autofree Made *got =
            make_with (rap_narrow_kernel_of (kernel, rap_activation_get ()), in, n_rows);
          g_assert_cmpmem (want, sizeof *want, got, sizeof *got);
        }
      if (bytes != NULL)
        {
          g_autofree Made *got = make_with (*bytes, in, n_rows);
          g_assert_cmpmem (want, sizeof *want, got, sizeof *got);
        }
    }
}

/* What is made of the sums is the same too, at any number of rows. */
static void
test_activations (void)
{
  const RapActivation *plain = rap_activation_get_plain (), *fast = rap_activation_get ();
  gint32               sums[9 * RAP_BLOCK_OUTPUTS];
  gint16               in[9][RAP_WIDTH], gates[9][RAP_WIDTH], want[9][RAP_WIDTH],
    want_gates[9][RAP_WIDTH], got[9][RAP_WIDTH], got_gates[9][RAP_WIDTH];
  static const guint8 seconds[] = { 1, 0, 1, 1 };
  guint32             seed = 7;

  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    sums[i] = (gint32) (seed = seed * 1103515245u + 12345u) >> (2 + i % 12);
  for (guint i = 0; i < 9 * RAP_WIDTH; i++)
    {
      in[i / RAP_WIDTH][i % RAP_WIDTH] =
        (gint16) ((gint32) (seed = seed * 1103515245u + 12345u) >> 17);
      gates[i / RAP_WIDTH][i % RAP_WIDTH] = (gint16) ((seed >> 3) % ((1 << 14) + 1));
    }
  gint32 scales[RAP_BLOCK_OUTPUTS];
  for (gint i = 0; i < RAP_BLOCK_OUTPUTS; i++)
    scales[i] = 48 * (i + 1);
  const gint32 *biases = sums + 20;
  RapPairs      pairs = { .products = { sums, sums + 16, sums + 5, sums + 40 },
                          .scales = scales,
                          .biases = { biases, biases + 7 },
                          .seconds = seconds };
  for (guint n = 1; n <= 9; n++)
    {
      memset (want, 0, sizeof want);
      memset (got, 0, sizeof got);
      memset (want_gates, 0, sizeof want_gates);
      memset (got_gates, 0, sizeof got_gates);
      plain->clip (sums, scales, biases, n, 15, RAP_SLOT_MAX, RAP_WIDTH, want[0]);
      fast->clip (sums, scales, biases, n, 15, RAP_SLOT_MAX, RAP_WIDTH, got[0]);
      g_assert_cmpmem (want, sizeof want, got, sizeof got);
      pairs.n = n / 2;
      plain->larger (&pairs, in[0], RAP_WIDTH, want[0]);
      fast->larger (&pairs, in[0], RAP_WIDTH, got[0]);
      g_assert_cmpmem (want, sizeof want, got, sizeof got);
      plain->split (&pairs, RAP_WIDTH, want[0], want_gates[0]);
      fast->split (&pairs, RAP_WIDTH, got[0], got_gates[0]);
      g_assert_cmpmem (want, sizeof want, got, sizeof got);
      g_assert_cmpmem (want_gates, sizeof want_gates, got_gates, sizeof got_gates);
      plain->narrow (in[0], n * 21, want[0]);
      fast->narrow (in[0], n * 21, got[0]);
      g_assert_cmpmem (want, sizeof want, got, sizeof got);
      plain->carry (n, RAP_WIDTH, in[0], gates[0], in[0], want[0]);
      fast->carry (n, RAP_WIDTH, in[0], gates[0], in[0], got[0]);
      g_assert_cmpmem (want, sizeof want, got, sizeof got);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/language/model/whole", test_whole);
  g_test_add_func ("/language/model/cut", test_cut);
  g_test_add_func ("/language/model/damaged", test_damaged);
  g_test_add_func ("/language/model/unsound", test_unsound);
  g_test_add_func ("/language/model/kernels", test_kernels);
  g_test_add_func ("/language/model/windows", test_windows);
  g_test_add_func ("/language/model/narrow-kernels", test_narrow_kernels);
  g_test_add_func ("/language/model/activations", test_activations);
  return g_test_run ();
}
