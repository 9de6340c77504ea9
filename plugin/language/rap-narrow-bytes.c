// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-narrow-bytes.h"

#include <string.h>

#if defined(__x86_64__) || defined(__i386__)

#include <immintrin.h>

#define VNNI   __attribute__ ((target ("avx2,avx512f,avx512bw,avx512vl,avx512vnni")))
#define INLINE static inline __attribute__ ((always_inline))
/* A loop whose end the compiler knows beforehand is taken apart and copies its registers. */
#if defined(__GNUC__) && !defined(__clang__)
#define ALONE static __attribute__ ((noipa))
#else
#define ALONE static __attribute__ ((noinline))
#endif

#define BLOCK  RAP_BLOCK_OUTPUTS
#define INPUTS RAP_NARROW_INPUTS
#define STEPS  (INPUTS / 4)
#define PART   (INPUTS * BLOCK) /* weights of a part of a block */
#define PAIRS  6                /* with four sums each they fill the registers */
#define ROWS   12
#define SLOT   6 /* blocks that are read for one row at once */

typedef guint8 Pair[RAP_FOLD_PARTS][INPUTS];

/* Four neighbouring inputs as one number that fills a register. */
static inline gint32
four_at (const guint8 *inputs, guint k)
{
  gint32 four;
  memcpy (&four, inputs + 4 * k, sizeof four);
  return four;
}

/* As _mm512_dpbusd_epi32(), but compilers know that the sum stays in its register. */
VNNI INLINE __m512i
add_products (__m512i sum, __m512i inputs, __m512i weights)
{
  __asm__("vpdpbusd %2, %1, %0" : "+v"(sum) : "v"(inputs), "v"(weights));
  return sum;
}

/* ---- Products of folds: sums of the first and of the second words. */

VNNI INLINE void
multiply_pairs (const gint8 *weights,
                guint        n_steps,
                const Pair  *pairs,
                gint32       sums[][2][BLOCK],
                const guint  n_pairs)
{
  __m512i       c[PAIRS][RAP_FOLD_PARTS];
  const guint8 *inputs = pairs[0][0];

#pragma GCC unroll 6
  for (guint r = 0; r < n_pairs; r++)
#pragma GCC unroll 4
    for (guint p = 0; p < RAP_FOLD_PARTS; p++)
      c[r][p] = _mm512_setzero_si512 ();
  for (guint k = 0; k < n_steps; k++, weights += 4 * BLOCK, inputs += 4)
#pragma GCC unroll 4
    for (guint p = 0; p < RAP_FOLD_PARTS; p++)
      {
        __m512i v = _mm512_loadu_si512 (weights + p * PART);
#pragma GCC unroll 6
        for (guint r = 0; r < n_pairs; r++)
          c[r][p] =
            add_products (c[r][p],
                          _mm512_set1_epi32 (
                            four_at (inputs + (r * RAP_FOLD_PARTS + p) * INPUTS, 0)),
                          v);
      }
#pragma GCC unroll 6
  for (guint r = 0; r < n_pairs; r++)
    {
      __m512i first = _mm512_add_epi32 (c[r][1], c[r][2]),
              second = _mm512_sub_epi32 (c[r][1], c[r][2]);
      _mm512_storeu_si512 (sums[r][0],
                           _mm512_add_epi32 (first, _mm512_slli_epi32 (c[r][0], 1)));
      _mm512_storeu_si512 (sums[r][1],
                           _mm512_sub_epi32 (second, _mm512_slli_epi32 (c[r][3], 1)));
    }
}

VNNI ALONE void
six_pairs (const gint8 *weights,
           guint        n_steps,
           const Pair  *pairs,
           gint32       sums[][2][BLOCK])
{
  multiply_pairs (weights, n_steps, pairs, sums, PAIRS);
}

VNNI ALONE void
two_pairs (const gint8 *weights,
           guint        n_steps,
           const Pair  *pairs,
           gint32       sums[][2][BLOCK])
{
  multiply_pairs (weights, n_steps, pairs, sums, 2);
}

VNNI ALONE void
one_pair (const gint8 *weights, guint n_steps, const Pair *pairs, gint32 sums[][2][BLOCK])
{
  multiply_pairs (weights, n_steps, pairs, sums, 1);
}

static void
multiply_tile (const RapNarrow *narrow,
               guint            block,
               const RapTile   *tile,
               gint32           sums[][2][BLOCK])
{
  const gint8 *weights = narrow->bytes + block * RAP_FOLD_PARTS * PART;
  const Pair  *pairs = tile->rows.bytes;
  guint        r = 0;

  for (; r + PAIRS <= tile->n; r += PAIRS)
    six_pairs (weights, STEPS, pairs + r, sums + r);
  for (; r + 2 <= tile->n; r += 2)
    two_pairs (weights, STEPS, pairs + r, sums + r);
  if (r < tile->n)
    one_pair (weights, STEPS, pairs + r, sums + r);
}

/* What is done with the sums of a block. */
typedef struct
{
  __m512i scales;
  __m512i biases[2];
} Scaling;

VNNI INLINE Scaling
scaling_of (const RapNarrow *narrow, guint block)
{
  return (Scaling){ _mm512_loadu_si512 (narrow->scales + block * BLOCK),
                    { _mm512_loadu_si512 (narrow->biases[0] + block * BLOCK),
                      _mm512_loadu_si512 (narrow->biases[1] + block * BLOCK) } };
}

VNNI INLINE __m512i
scale (const gint32 *sums, const Scaling *scaling, guint word)
{
  return _mm512_add_epi32 (_mm512_mullo_epi32 (_mm512_loadu_si512 (sums),
                                               scaling->scales),
                           scaling->biases[word]);
}

/* The same half of the sums of both words. */
typedef struct
{
  __m512i one;
  __m512i other;
} Halves;

VNNI INLINE Halves
scale_pair (gint32 sums[2][BLOCK], const Scaling *scaling)
{
  __m512i first = scale (sums[0], scaling, 0), second = scale (sums[1], scaling, 1);

  return (Halves){ _mm512_shuffle_i64x2 (first, second, 0x44),
                   _mm512_shuffle_i64x2 (first, second, 0xEE) };
}

VNNI INLINE __m512i
shift_and_round (__m512i sums, guint shift)
{
  return _mm512_sra_epi32 (_mm512_add_epi32 (sums, _mm512_set1_epi32 (1 << (shift - 1))),
                           _mm_cvtsi32_si128 ((gint) shift));
}

VNNI INLINE __m256i
clip (__m512i sums, gint least, gint most)
{
  return _mm512_cvtepi32_epi16 (
    _mm512_min_epi32 (_mm512_max_epi32 (sums, _mm512_set1_epi32 (least)),
                      _mm512_set1_epi32 (most)));
}

/* Both words; where there is no second one, gap is 0 and the first is written over it. */
VNNI INLINE void
store_pair (__m256i pair, guint gap, gint16 *out)
{
  _mm_storeu_si128 ((__m128i *) (out + gap), _mm256_extracti128_si256 (pair, 1));
  _mm_storeu_si128 ((__m128i *) out, _mm256_castsi256_si128 (pair));
}

VNNI INLINE __m512i
load_pair (const gint16 *in, guint gap)
{
  return _mm512_cvtepi16_epi32 (
    _mm256_inserti128_si256 (_mm256_castsi128_si256 (
                               _mm_loadu_si128 ((const __m128i *) in)),
                             _mm_loadu_si128 ((const __m128i *) (in + gap)),
                             1));
}

VNNI static void
larger_bytes (G_GNUC_UNUSED const RapNarrowKernel *self,
              const RapNarrow                     *narrow,
              guint                                block,
              const RapTile                       *tile,
              const gint16                        *in,
              guint                                stride,
              gint16                              *out)
{
  RAP_ALIGNED gint32 sums[RAP_TILE_PAIRS][2][BLOCK];
  const Scaling      scaling = scaling_of (narrow, block);

  multiply_tile (narrow, block, tile, sums);
  for (guint r = 0; r < tile->n; r++)
    {
      guint   gap = stride * tile->seconds[r];
      Halves  halves = scale_pair (sums[r], &scaling);
      __m512i sum =
        shift_and_round (_mm512_max_epi32 (halves.one, halves.other), RAP_WEIGHT_BITS);
      store_pair (clip (_mm512_add_epi32 (sum, load_pair (in, gap)),
                        -RAP_VECTOR_MAX,
                        RAP_VECTOR_MAX),
                  gap,
                  out);
      in += stride + gap;
      out += stride + gap;
    }
}

VNNI static void
split_bytes (G_GNUC_UNUSED const RapNarrowKernel *self,
             const RapNarrow                     *narrow,
             guint                                block,
             const RapTile                       *tile,
             guint                                stride,
             gint16                              *news,
             gint16                              *gates)
{
  RAP_ALIGNED gint32 sums[RAP_TILE_PAIRS][2][BLOCK];
  const Scaling      scaling = scaling_of (narrow, block);

  multiply_tile (narrow, block, tile, sums);
  for (guint r = 0; r < tile->n; r++)
    {
      guint   gap = stride * tile->seconds[r];
      Halves  halves = scale_pair (sums[r], &scaling);
      __m512i gate = _mm512_add_epi32 (_mm512_srai_epi32 (halves.other, RAP_GATE_SHIFT),
                                       _mm512_set1_epi32 (1 << (RAP_GATE_BITS - 1)));
      store_pair (clip (shift_and_round (halves.one, RAP_WEIGHT_BITS),
                        -RAP_VECTOR_MAX,
                        RAP_VECTOR_MAX),
                  gap,
                  news);
      store_pair (clip (gate, 0, 1 << RAP_GATE_BITS), gap, gates);
      news += stride + gap;
      gates += stride + gap;
    }
}

/* ---- What goes in. */

VNNI INLINE void
store_steps (__m512i numbers, guint8 *out)
{
  __m256i steps = _mm512_cvtsepi16_epi8 (
    _mm512_mulhrs_epi16 (numbers, _mm512_set1_epi16 (RAP_NARROW_FACTOR)));

  _mm256_storeu_si256 ((__m256i *) out,
                       _mm256_xor_si256 (steps,
                                         _mm256_set1_epi8 ((char) RAP_NARROW_OFFSET)));
}

VNNI static void
mix_bytes (G_GNUC_UNUSED const RapNarrowKernel *self,
           const gint16 *const                  vectors[4],
           gboolean                             has_second,
           RapTile                             *tile)
{
  guint8 (*rows)[INPUTS] = tile->rows.bytes[tile->n];

#pragma GCC unroll 2
  for (guint i = 0; i < INPUTS; i += 32)
    {
      __m512i d0 = _mm512_loadu_si512 (vectors[0] + i),
              d1 = _mm512_loadu_si512 (vectors[1] + i),
              d2 = _mm512_loadu_si512 (vectors[2] + i),
              d3 = _mm512_loadu_si512 (vectors[3] + i);
      store_steps (_mm512_sub_epi16 (d0, d2), rows[0] + i);
      store_steps (_mm512_add_epi16 (d1, d2), rows[1] + i);
      store_steps (_mm512_sub_epi16 (d2, d1), rows[2] + i);
      store_steps (_mm512_sub_epi16 (d1, d3), rows[3] + i);
    }
  tile->seconds[tile->n++] = has_second;
}

VNNI static void
take_bytes (G_GNUC_UNUSED const RapNarrowKernel *self,
            const gint16                        *in,
            guint                                n_rows,
            gpointer                             rows)
{
  for (guint i = 0; i < n_rows * INPUTS; i += 32)
    store_steps (_mm512_loadu_si512 (in + i), (guint8 *) rows + i);
}

/* ---- Products of one part. */

VNNI INLINE void
multiply_rows (const gint8  *weights,
               guint         n_steps,
               const guint8 *rows,
               gint32        sums[][BLOCK],
               const guint   n_rows)
{
  __m512i c[ROWS];

#pragma GCC unroll 12
  for (guint r = 0; r < n_rows; r++)
    c[r] = _mm512_setzero_si512 ();
  for (guint k = 0; k < n_steps; k++, weights += 4 * BLOCK)
    {
      __m512i v = _mm512_loadu_si512 (weights);
#pragma GCC unroll 12
      for (guint r = 0; r < n_rows; r++)
        c[r] = add_products (c[r], _mm512_set1_epi32 (four_at (rows + r * INPUTS, k)), v);
    }
#pragma GCC unroll 12
  for (guint r = 0; r < n_rows; r++)
    _mm512_storeu_si512 (sums[r], c[r]);
}

VNNI ALONE void
twelve_rows (const gint8  *weights,
             guint         n_steps,
             const guint8 *rows,
             gint32        sums[][BLOCK])
{
  multiply_rows (weights, n_steps, rows, sums, ROWS);
}

/* Fewer take no less time. */
VNNI ALONE void
four_rows (const gint8 *weights, guint n_steps, const guint8 *rows, gint32 sums[][BLOCK])
{
  multiply_rows (weights, n_steps, rows, sums, 4);
}

VNNI ALONE void
eight_rows (const gint8 *weights, guint n_steps, const guint8 *rows, gint32 sums[][BLOCK])
{
  multiply_rows (weights, n_steps, rows, sums, 8);
}

/* Some blocks for one row, side by side. */
VNNI ALONE void
slot_blocks (const gint8 *weights, guint n_steps, const guint8 *row, gint32 sums[][BLOCK])
{
  __m512i c[SLOT];

#pragma GCC unroll 6
  for (guint b = 0; b < SLOT; b++)
    c[b] = _mm512_setzero_si512 ();
  for (guint k = 0; k < n_steps; k++, weights += 4 * BLOCK)
    {
      __m512i four = _mm512_set1_epi32 (four_at (row, k));
#pragma GCC unroll 6
      for (guint b = 0; b < SLOT; b++)
        c[b] = add_products (c[b], four, _mm512_loadu_si512 (weights + b * PART));
    }
#pragma GCC unroll 6
  for (guint b = 0; b < SLOT; b++)
    _mm512_storeu_si512 (sums[b], c[b]);
}

VNNI INLINE void
finish_row (gint32         sums[BLOCK],
            const Scaling *scaling,
            guint          shift,
            gint           limit,
            gint16        *out)
{
  _mm256_storeu_si256 ((__m256i *) out,
                       clip (shift_and_round (scale (sums, scaling, 0), shift),
                             -limit,
                             limit));
}

/* Of up to three rows more, whose sums nobody asks for. */
static void
multiply_block (const gint8 *weights, const guint8 *rows, guint n, gint32 sums[][BLOCK])
{
  guint r = 0;

  for (; r + 8 < n; r += ROWS)
    twelve_rows (weights, STEPS, rows + r * INPUTS, sums + r);
  if (r + 4 < n)
    eight_rows (weights, STEPS, rows + r * INPUTS, sums + r);
  else if (r < n)
    four_rows (weights, STEPS, rows + r * INPUTS, sums + r);
}

VNNI static void
clip_slot (const RapNarrow *narrow,
           guint            first_block,
           const guint8    *row,
           guint            shift,
           gint             limit,
           gint16          *out)
{
  RAP_ALIGNED gint32 sums[SLOT][BLOCK];

  slot_blocks (narrow->bytes + first_block * PART, STEPS, row, sums);
  for (guint b = 0; b < SLOT; b++)
    {
      const Scaling scaling = scaling_of (narrow, first_block + b);
      finish_row (sums[b], &scaling, shift, limit, out + b * BLOCK);
    }
}

#define SOME_ROWS 48 /* a multiple of ROWS */

VNNI static void
clip_bytes (G_GNUC_UNUSED const RapNarrowKernel *self,
            const RapNarrow                     *narrow,
            guint                                first_block,
            guint                                n_blocks,
            gconstpointer                        rows,
            guint                                first,
            guint                                n_rows,
            guint                                shift,
            gint                                 limit,
            guint                                stride,
            gint16                              *out)
{
  const guint8      *row = (const guint8 *) rows + (gsize) first * INPUTS;
  RAP_ALIGNED gint32 sums[SOME_ROWS][BLOCK];

  if (n_rows == 1 && n_blocks == SLOT)
    {
      clip_slot (narrow, first_block, row, shift, limit, out);
      return;
    }
  for (guint r = 0; r < n_rows; r += SOME_ROWS)
    for (guint b = 0; b < n_blocks; b++)
      {
        guint         n = MIN (SOME_ROWS, n_rows - r);
        const Scaling scaling = scaling_of (narrow, first_block + b);
        multiply_block (narrow->bytes + (first_block + b) * PART,
                        row + (gsize) r * INPUTS,
                        n,
                        sums);
        for (guint i = 0; i < n; i++)
          finish_row (sums[i],
                      &scaling,
                      shift,
                      limit,
                      out + (gsize) (r + i) * stride + b * BLOCK);
      }
}

static const RapNarrowKernel bytes_kernel = { .has_offset = TRUE,
                                              .mix = mix_bytes,
                                              .larger = larger_bytes,
                                              .split = split_bytes,
                                              .take = take_bytes,
                                              .clip = clip_bytes };

const RapNarrowKernel *
rap_narrow_bytes_get (void)
{
  if (__builtin_cpu_supports ("avx512f") && __builtin_cpu_supports ("avx512bw") &&
      __builtin_cpu_supports ("avx512vl") && __builtin_cpu_supports ("avx512vnni"))
    return &bytes_kernel;
  return NULL;
}

#else

const RapNarrowKernel *
rap_narrow_bytes_get (void)
{
  return NULL;
}

#endif
