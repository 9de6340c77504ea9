// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-kernel.h"

#include <string.h>

#if defined(__x86_64__) || defined(__i386__)
#include <immintrin.h>
#define ON_X86 1
#else
#define ON_X86 0
#endif

#define BLOCK        RAP_BLOCK_OUTPUTS
#define USUAL_INPUTS 64

static const gint16 *
weights_of (const RapDense *dense, guint block)
{
  return dense->weights + (gsize) block * dense->inputs * BLOCK;
}

/* Sums wrap round as they do in registers. */
static void
row_plain (const gint16 *weights,
           const gint32 *biases,
           guint         inputs,
           const gint16 *row,
           gint32       *sums)
{
  guint32 c[BLOCK];

  memcpy (c, biases, sizeof c);
  for (guint k = 0; k < inputs; k += 2, weights += 2 * BLOCK)
    for (guint j = 0; j < BLOCK; j++)
      c[j] +=
        (guint32) (row[k] * weights[2 * j]) + (guint32) (row[k + 1] * weights[2 * j + 1]);
  memcpy (sums, c, sizeof c);
}

static void
many_plain (const gint16 *weights,
            const gint32 *biases,
            guint         inputs,
            const gint16 *rows,
            guint         n_rows,
            gint32       *sums)
{
  for (guint r = 0; r < n_rows; r++)
    row_plain (weights, biases, inputs, rows + r * inputs, sums + r * BLOCK);
}

static void
one_plain (const RapDense *dense,
           guint           block,
           guint           n_blocks,
           const gint16   *row,
           gint32         *sums)
{
  for (guint b = block; b < block + n_blocks; b++, sums += BLOCK)
    row_plain (weights_of (dense, b),
               dense->biases + b * BLOCK,
               dense->inputs,
               row,
               sums);
}

static void
add_parts_plain (const gint16 *const *parts, guint n, gint16 most, gint16 *sum)
{
  memcpy (sum, parts[0], RAP_STATE_NUMBERS * sizeof *sum);
  for (guint k = 1; k < n; k++)
    for (guint j = 0; j < RAP_STATE_NUMBERS; j++)
      sum[j] = (gint16) (sum[j] + parts[k][j]);
  for (guint j = 0; j < RAP_STATE_NUMBERS; j++)
    sum[j] = CLAMP (sum[j], 0, most);
}

#if ON_X86

/* Two neighbouring inputs as one number that fills a register. */
static inline gint32
pair_at (const gint16 *inputs, guint k)
{
  gint32 pair;
  memcpy (&pair, inputs + 2 * k, sizeof pair);
  return pair;
}

#define INLINE      static inline __attribute__ ((always_inline))
#define NEEDS(what) __attribute__ ((target (what)))
/* A loop whose end the compiler knows beforehand is taken apart and copies its registers. */
#if defined(__GNUC__) && !defined(__clang__)
#define ALONE static __attribute__ ((noipa))
#else
#define ALONE static __attribute__ ((noinline))
#endif

/* ---- 16 bytes at a time; two rows share the loads of the weights. */

NEEDS ("sse2")
INLINE void
tile_sse2 (const gint16 *weights,
           const gint32 *biases,
           guint         inputs,
           const gint16 *rows,
           gint32       *sums,
           const guint   n_rows)
{
  const __m128i *w = (const __m128i *) weights;
  const __m128i *bias = (const __m128i *) biases;
  __m128i        c[2][4];

#pragma GCC unroll 2
  for (guint r = 0; r < n_rows; r++)
    {
#pragma GCC unroll 4
      for (guint i = 0; i < 4; i++)
        c[r][i] = _mm_loadu_si128 (bias + i);
    }
  for (guint k = 0; k < inputs / 2; k++, w += 4)
    {
      __m128i v[4];
#pragma GCC unroll 4
      for (guint i = 0; i < 4; i++)
        v[i] = _mm_loadu_si128 (w + i);
#pragma GCC unroll 2
      for (guint r = 0; r < n_rows; r++)
        {
          __m128i a = _mm_set1_epi32 (pair_at (rows + r * inputs, k));
#pragma GCC unroll 4
          for (guint i = 0; i < 4; i++)
            c[r][i] = _mm_add_epi32 (c[r][i], _mm_madd_epi16 (a, v[i]));
        }
    }
#pragma GCC unroll 2
  for (guint r = 0; r < n_rows; r++)
    {
#pragma GCC unroll 4
      for (guint i = 0; i < 4; i++)
        _mm_storeu_si128 ((__m128i *) (sums + r * BLOCK) + i, c[r][i]);
    }
}

NEEDS ("sse2")
static void
many_sse2 (const gint16 *weights,
           const gint32 *biases,
           guint         inputs,
           const gint16 *rows,
           guint         n_rows,
           gint32       *sums)
{
  guint r = 0;

  for (; r + 2 <= n_rows; r += 2)
    tile_sse2 (weights, biases, inputs, rows + r * inputs, sums + r * BLOCK, 2);
  if (r < n_rows)
    tile_sse2 (weights, biases, inputs, rows + r * inputs, sums + r * BLOCK, 1);
}

NEEDS ("sse2")
static void
one_sse2 (const RapDense *dense,
          guint           block,
          guint           n_blocks,
          const gint16   *row,
          gint32         *sums)
{
  for (guint b = block; b < block + n_blocks; b++, sums += BLOCK)
    tile_sse2 (weights_of (dense, b),
               dense->biases + b * BLOCK,
               dense->inputs,
               row,
               sums,
               1);
}

NEEDS ("sse2")
static void
add_parts_sse2 (const gint16 *const *parts, guint n, gint16 most, gint16 *sum)
{
  __m128i c[12];

#pragma GCC unroll 12
  for (guint j = 0; j < 12; j++)
    c[j] = _mm_loadu_si128 ((const __m128i *) parts[0] + j);
  for (guint k = 1; k < n; k++)
    {
#pragma GCC unroll 12
      for (guint j = 0; j < 12; j++)
        c[j] = _mm_add_epi16 (c[j], _mm_loadu_si128 ((const __m128i *) parts[k] + j));
    }
#pragma GCC unroll 12
  for (guint j = 0; j < 12; j++)
    _mm_storeu_si128 ((__m128i *) sum + j,
                      _mm_min_epi16 (_mm_max_epi16 (c[j], _mm_setzero_si128 ()),
                                     _mm_set1_epi16 (most)));
}

/* ---- 32 bytes at a time; twelve sums fill the registers. */

#define ROWS_AVX2 6

NEEDS ("avx2")
INLINE void
tile_avx2 (const gint16 *weights,
           const gint32 *biases,
           guint         inputs,
           const gint16 *rows,
           const guint   stride,
           gint32       *sums,
           const guint   n_rows)
{
  const __m256i *w = (const __m256i *) weights;
  const __m256i *bias = (const __m256i *) biases;
  __m256i        c[ROWS_AVX2][2];

#pragma GCC unroll 6
  for (guint r = 0; r < n_rows; r++)
    {
      c[r][0] = _mm256_loadu_si256 (bias);
      c[r][1] = _mm256_loadu_si256 (bias + 1);
    }
  for (guint k = 0; k < inputs / 2; k++, w += 2)
    {
      __m256i w0 = _mm256_loadu_si256 (w), w1 = _mm256_loadu_si256 (w + 1);
#pragma GCC unroll 6
      for (guint r = 0; r < n_rows; r++)
        {
          __m256i a = _mm256_set1_epi32 (pair_at (rows + r * stride, k));
          c[r][0] = _mm256_add_epi32 (c[r][0], _mm256_madd_epi16 (a, w0));
          c[r][1] = _mm256_add_epi32 (c[r][1], _mm256_madd_epi16 (a, w1));
        }
    }
#pragma GCC unroll 6
  for (guint r = 0; r < n_rows; r++)
    {
      _mm256_storeu_si256 ((__m256i *) (sums + r * BLOCK), c[r][0]);
      _mm256_storeu_si256 ((__m256i *) (sums + r * BLOCK) + 1, c[r][1]);
    }
}

/* Most rows are as long as a word's vector: a known step makes a short loop. */
NEEDS ("avx2")
ALONE void
usual_avx2 (const gint16 *weights,
            const gint32 *biases,
            guint         inputs,
            const gint16 *rows,
            gint32       *sums)
{
  tile_avx2 (weights, biases, inputs, rows, USUAL_INPUTS, sums, ROWS_AVX2);
}

NEEDS ("avx2")
static void
many_avx2 (const gint16 *weights,
           const gint32 *biases,
           guint         inputs,
           const gint16 *rows,
           guint         n_rows,
           gint32       *sums)
{
  guint r = 0;

  for (; inputs == USUAL_INPUTS && r + ROWS_AVX2 <= n_rows; r += ROWS_AVX2)
    usual_avx2 (weights, biases, inputs, rows + r * inputs, sums + r * BLOCK);
  for (; r + 2 <= n_rows; r += 2)
    tile_avx2 (weights, biases, inputs, rows + r * inputs, inputs, sums + r * BLOCK, 2);
  if (r < n_rows)
    tile_avx2 (weights, biases, inputs, rows + r * inputs, inputs, sums + r * BLOCK, 1);
}

NEEDS ("avx2")
INLINE void
row_avx2 (const RapDense *dense, guint block, const gint16 *row, gint32 *sums)
{
  const __m256i *w = (const __m256i *) weights_of (dense, block);
  const __m256i *bias = (const __m256i *) (dense->biases + block * BLOCK);
  __m256i c[2][2] = { { _mm256_loadu_si256 (bias), _mm256_loadu_si256 (bias + 1) } };

  c[1][0] = c[1][1] = _mm256_setzero_si256 ();
  for (guint k = 0; k + 1 < dense->inputs / 2; k += 2, w += 4)
    {
#pragma GCC unroll 2
      for (guint i = 0; i < 2; i++)
        {
          __m256i a = _mm256_set1_epi32 (pair_at (row, k + i));
          c[i][0] =
            _mm256_add_epi32 (c[i][0],
                              _mm256_madd_epi16 (a, _mm256_loadu_si256 (w + 2 * i)));
          c[i][1] =
            _mm256_add_epi32 (c[i][1],
                              _mm256_madd_epi16 (a, _mm256_loadu_si256 (w + 2 * i + 1)));
        }
    }
  _mm256_storeu_si256 ((__m256i *) sums, _mm256_add_epi32 (c[0][0], c[1][0]));
  _mm256_storeu_si256 ((__m256i *) sums + 1, _mm256_add_epi32 (c[0][1], c[1][1]));
}

NEEDS ("avx2")
static void
one_avx2 (const RapDense *dense,
          guint           block,
          guint           n_blocks,
          const gint16   *row,
          gint32         *sums)
{
  for (guint b = 0; b < n_blocks; b++)
    row_avx2 (dense, block + b, row, sums + b * BLOCK);
}

NEEDS ("avx2")
static void
add_parts_avx2 (const gint16 *const *parts, guint n, gint16 most, gint16 *sum)
{
  __m256i c[6];

#pragma GCC unroll 6
  for (guint j = 0; j < 6; j++)
    c[j] = _mm256_loadu_si256 ((const __m256i *) parts[0] + j);
  for (guint k = 1; k < n; k++)
    {
#pragma GCC unroll 6
      for (guint j = 0; j < 6; j++)
        c[j] =
          _mm256_add_epi16 (c[j], _mm256_loadu_si256 ((const __m256i *) parts[k] + j));
    }
#pragma GCC unroll 6
  for (guint j = 0; j < 6; j++)
    _mm256_storeu_si256 ((__m256i *) sum + j,
                         _mm256_min_epi16 (_mm256_max_epi16 (c[j],
                                                             _mm256_setzero_si256 ()),
                                           _mm256_set1_epi16 (most)));
}

/* ---- 64 bytes at a time, multiplied and added in one instruction. */

#define VNNI      "avx512f,avx512bw,avx512vnni"
#define ROWS_VNNI 12
#define FEW_VNNI  4

NEEDS (VNNI)
INLINE void
tile_vnni (const gint16 *weights,
           const gint32 *biases,
           guint         inputs,
           const gint16 *rows,
           const guint   stride,
           gint32       *sums,
           const guint   n_rows)
{
  __m512i c[ROWS_VNNI];

#pragma GCC unroll 12
  for (guint r = 0; r < n_rows; r++)
    c[r] = _mm512_loadu_si512 (biases);
  for (guint k = 0; k < inputs / 2; k++, weights += 2 * BLOCK)
    {
      __m512i v = _mm512_loadu_si512 (weights);
#pragma GCC unroll 12
      for (guint r = 0; r < n_rows; r++)
        c[r] = _mm512_dpwssd_epi32 (c[r],
                                    _mm512_set1_epi32 (pair_at (rows + r * stride, k)),
                                    v);
    }
#pragma GCC unroll 12
  for (guint r = 0; r < n_rows; r++)
    _mm512_storeu_si512 (sums + r * BLOCK, c[r]);
}

/* Most rows are as long as a word's vector: a known step makes a short loop. */
NEEDS (VNNI)
ALONE void
usual_vnni (const gint16 *weights,
            const gint32 *biases,
            guint         inputs,
            const gint16 *rows,
            gint32       *sums)
{
  tile_vnni (weights, biases, inputs, rows, USUAL_INPUTS, sums, ROWS_VNNI);
}

/* Four rows take no longer than one. */
NEEDS (VNNI)
ALONE void
few_vnni (const gint16 *weights,
          const gint32 *biases,
          guint         inputs,
          const gint16 *rows,
          gint32       *sums)
{
  tile_vnni (weights, biases, inputs, rows, inputs, sums, FEW_VNNI);
}

/* The rows that are left, three at most: four sums a row, which do not wait for each other. */
NEEDS (VNNI)
INLINE void
odd_vnni (const gint16 *weights,
          const gint32 *biases,
          guint         inputs,
          const gint16 *rows,
          gint32       *sums,
          const guint   n_rows)
{
  __m512i c[3][4];

#pragma GCC unroll 3
  for (guint r = 0; r < n_rows; r++)
    {
      c[r][0] = _mm512_loadu_si512 (biases);
      c[r][1] = c[r][2] = c[r][3] = _mm512_setzero_si512 ();
    }
  for (guint k = 0; k + 3 < inputs / 2; k += 4, weights += 8 * BLOCK)
    {
#pragma GCC unroll 4
      for (guint i = 0; i < 4; i++)
        {
          __m512i v = _mm512_loadu_si512 (weights + i * 2 * BLOCK);
#pragma GCC unroll 3
          for (guint r = 0; r < n_rows; r++)
            c[r][i] =
              _mm512_dpwssd_epi32 (c[r][i],
                                   _mm512_set1_epi32 (pair_at (rows + r * inputs, k + i)),
                                   v);
        }
    }
#pragma GCC unroll 3
  for (guint r = 0; r < n_rows; r++)
    _mm512_storeu_si512 (sums + r * BLOCK,
                         _mm512_add_epi32 (_mm512_add_epi32 (c[r][0], c[r][1]),
                                           _mm512_add_epi32 (c[r][2], c[r][3])));
}

NEEDS (VNNI)
static void
many_vnni (const gint16 *weights,
           const gint32 *biases,
           guint         inputs,
           const gint16 *rows,
           guint         n_rows,
           gint32       *sums)
{
  guint r = 0;

  for (; inputs == USUAL_INPUTS && r + ROWS_VNNI <= n_rows; r += ROWS_VNNI)
    usual_vnni (weights, biases, inputs, rows + r * inputs, sums + r * BLOCK);
  for (; r + FEW_VNNI <= n_rows; r += FEW_VNNI)
    few_vnni (weights, biases, inputs, rows + r * inputs, sums + r * BLOCK);
  rows += r * inputs;
  sums += r * BLOCK;
  if (n_rows - r == 3)
    odd_vnni (weights, biases, inputs, rows, sums, 3);
  else if (n_rows - r == 2)
    odd_vnni (weights, biases, inputs, rows, sums, 2);
  else if (n_rows - r == 1)
    odd_vnni (weights, biases, inputs, rows, sums, 1);
}

NEEDS (VNNI)
static void
one_vnni (const RapDense *dense,
          guint           block,
          guint           n_blocks,
          const gint16   *row,
          gint32         *sums)
{
  for (guint b = block; b < block + n_blocks; b++, sums += BLOCK)
    odd_vnni (weights_of (dense, b),
              dense->biases + b * BLOCK,
              dense->inputs,
              row,
              sums,
              1);
}

NEEDS (VNNI)
static void
add_parts_vnni (const gint16 *const *parts, guint n, gint16 most, gint16 *sum)
{
  __m512i c[3];

#pragma GCC unroll 3
  for (guint j = 0; j < 3; j++)
    c[j] = _mm512_loadu_si512 ((const __m512i *) parts[0] + j);
  for (guint k = 1; k < n; k++)
    {
#pragma GCC unroll 3
      for (guint j = 0; j < 3; j++)
        c[j] =
          _mm512_add_epi16 (c[j], _mm512_loadu_si512 ((const __m512i *) parts[k] + j));
    }
#pragma GCC unroll 3
  for (guint j = 0; j < 3; j++)
    _mm512_storeu_si512 ((__m512i *) sum + j,
                         _mm512_min_epi16 (_mm512_max_epi16 (c[j],
                                                             _mm512_setzero_si512 ()),
                                           _mm512_set1_epi16 (most)));
}

#endif /* ON_X86 */

typedef enum
{
  RUNS_VNNI,
  RUNS_AVX2,
  RUNS_SSE2,
  RUNS_ALWAYS
} Needs;

static const struct
{
  RapKernel kernel;
  Needs     needs;
} kernels[] = {
#if ON_X86
  { { many_vnni, one_vnni, add_parts_vnni, "vnni" }, RUNS_VNNI },
  { { many_avx2, one_avx2, add_parts_avx2, "avx2" }, RUNS_AVX2 },
  { { many_sse2, one_sse2, add_parts_sse2, "sse2" }, RUNS_SSE2 },
#endif
  { { many_plain, one_plain, add_parts_plain, "plain" }, RUNS_ALWAYS },
};

static gboolean
runs_here (Needs needs)
{
#if ON_X86
  switch (needs)
    {
    case RUNS_VNNI:
      return __builtin_cpu_supports ("avx512f") && __builtin_cpu_supports ("avx512bw") &&
             __builtin_cpu_supports ("avx512vnni");
    case RUNS_AVX2:
      return __builtin_cpu_supports ("avx2");
    case RUNS_SSE2:
      return __builtin_cpu_supports ("sse2");
    case RUNS_ALWAYS:
      break;
    }
#endif
  return needs == RUNS_ALWAYS;
}

const RapKernel *
rap_kernel_peek (guint index)
{
  for (guint i = 0; i < G_N_ELEMENTS (kernels); i++)
    if (runs_here (kernels[i].needs) && index-- == 0)
      return &kernels[i].kernel;
  return NULL;
}

const RapKernel *
rap_kernel_get (void)
{
  return rap_kernel_peek (0);
}
