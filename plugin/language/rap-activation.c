// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-activation.h"

#if defined(__x86_64__) || defined(__i386__)
#include <immintrin.h>
#define ON_X86 1
#else
#define ON_X86 0
#endif

#define ROUND(sum, bits) (((sum) + (1 << ((bits) -1))) >> (bits))

static inline gint16
narrow (gint16 number)
{
  gint32 steps = ROUND (number * RAP_NARROW_FACTOR, 15);

  return (gint16) CLAMP (steps, -RAP_NARROW_OFFSET, RAP_NARROW_OFFSET - 1);
}

RAP_HOT static void
narrow_plain (const gint16 *in, guint n, gint16 *out)
{
  for (guint i = 0; i < n; i++)
    out[i] = narrow (in[i]);
}

/* As it wraps round in registers. */
static inline gint32
scale (guint32 sum, gint32 by, gint32 bias)
{
  return (gint32) (sum * (guint32) by + (guint32) bias);
}

RAP_HOT static void
clip_plain (const gint32 *sums,
            const gint32 *scales,
            const gint32 *biases,
            guint         n_rows,
            guint         shift,
            gint          limit,
            guint         stride,
            gint16       *out)
{
  for (guint r = 0; r < n_rows; r++, sums += RAP_BLOCK_OUTPUTS, out += stride)
    for (guint j = 0; j < RAP_BLOCK_OUTPUTS; j++)
      {
        gint32 value = ROUND (scale ((guint32) sums[j], scales[j], biases[j]), shift);
        out[j] = (gint16) CLAMP (value, -limit, limit);
      }
}

static inline gint32
first_sum (const RapPairs *pairs, guint row, guint output)
{
  guint   at = row * RAP_BLOCK_OUTPUTS + output;
  guint32 twice = 2 * (guint32) pairs->products[0][at] +
                  (guint32) pairs->products[1][at] + (guint32) pairs->products[2][at];

  return scale (twice, pairs->scales[output], pairs->biases[0][output]);
}

static inline gint32
second_sum (const RapPairs *pairs, guint row, guint output)
{
  guint   at = row * RAP_BLOCK_OUTPUTS + output;
  guint32 twice = (guint32) pairs->products[1][at] - (guint32) pairs->products[2][at] -
                  2 * (guint32) pairs->products[3][at];

  return scale (twice, pairs->scales[output], pairs->biases[1][output]);
}

static inline gint16
enlarge (gint32 one, gint32 other, gint16 in)
{
  gint32 sum = ROUND (MAX (one, other), RAP_WEIGHT_BITS) + in;

  return (gint16) CLAMP (sum, -RAP_VECTOR_MAX, RAP_VECTOR_MAX);
}

RAP_HOT static void
larger_plain (const RapPairs *pairs, const gint16 *in, guint stride, gint16 *out)
{
  for (guint r = 0, row = 0; r < pairs->n; row += 1u + pairs->seconds[r++])
    for (guint j = 0; j < RAP_HALF_BLOCK; j++)
      {
        guint other = j + RAP_HALF_BLOCK, to = row * stride + j;
        out[to] = enlarge (first_sum (pairs, r, j), first_sum (pairs, r, other), in[to]);
        if (pairs->seconds[r] != 0)
          out[to + stride] = enlarge (second_sum (pairs, r, j),
                                      second_sum (pairs, r, other),
                                      in[to + stride]);
      }
}

static inline void
part (gint32 new, gint32 gate, gint16 *news, gint16 *gates)
{
  new = ROUND (new, RAP_WEIGHT_BITS);
  gate = (gate >> RAP_GATE_SHIFT) + (1 << (RAP_GATE_BITS - 1));
  *news = (gint16) CLAMP (new, -RAP_VECTOR_MAX, RAP_VECTOR_MAX);
  *gates = (gint16) CLAMP (gate, 0, 1 << RAP_GATE_BITS);
}

RAP_HOT static void
split_plain (const RapPairs *pairs, guint stride, gint16 *news, gint16 *gates)
{
  for (guint r = 0, row = 0; r < pairs->n; row += 1u + pairs->seconds[r++])
    for (guint j = 0; j < RAP_HALF_BLOCK; j++)
      {
        guint other = j + RAP_HALF_BLOCK, to = row * stride + j;
        part (first_sum (pairs, r, j),
              first_sum (pairs, r, other),
              &news[to],
              &gates[to]);
        if (pairs->seconds[r] != 0)
          part (second_sum (pairs, r, j),
                second_sum (pairs, r, other),
                &news[to + stride],
                &gates[to + stride]);
      }
}

RAP_HOT static void
carry_plain (guint         n_rows,
             gssize        step,
             const gint16 *news,
             const gint16 *gates,
             const gint16 *in,
             gint16       *out)
{
  gint32 carried[RAP_CARRIED] = { 0 };
  gssize at = 0;

  for (guint r = 0; r < n_rows; r++, at += step)
    for (guint d = 0; d < RAP_CARRIED; d++)
      {
        gint32 change = gates[at + d] * (carried[d] - news[at + d]);
        carried[d] = news[at + d] + ROUND (change, RAP_GATE_BITS);
        gint32 sum = in[at + d] + carried[d];
        out[at + d] = (gint16) CLAMP (sum, -RAP_VECTOR_MAX, RAP_VECTOR_MAX);
      }
}

static const RapActivation plain_activation = { narrow_plain,
                                                clip_plain,
                                                larger_plain,
                                                split_plain,
                                                carry_plain };

#if ON_X86

#define AVX2 __attribute__ ((target ("avx2")))

/* Eight numbers to a register. */
typedef struct
{
  __m256i half;
  __m256i least;
  __m256i most;
  __m128i shift;
} Limits;

AVX2 static inline Limits
limits_of (guint shift, gint least, gint most)
{
  return (Limits){ _mm256_set1_epi32 (1 << (shift - 1)),
                   _mm256_set1_epi32 (least),
                   _mm256_set1_epi32 (most),
                   _mm_cvtsi32_si128 ((gint) shift) };
}

AVX2 static inline __m256i
shift_sums (__m256i sums, const Limits *limits)
{
  return _mm256_sra_epi32 (_mm256_add_epi32 (sums, limits->half), limits->shift);
}

AVX2 static inline __m256i
clip_sums (__m256i sums, const Limits *limits)
{
  return _mm256_min_epi32 (_mm256_max_epi32 (sums, limits->least), limits->most);
}

AVX2 static inline void
store_short (__m256i sums, gint16 *out)
{
  _mm_storeu_si128 ((__m128i *) out,
                    _mm_packs_epi32 (_mm256_castsi256_si128 (sums),
                                     _mm256_extracti128_si256 (sums, 1)));
}

AVX2 static inline __m256i
load_short (const gint16 *in)
{
  return _mm256_cvtepi16_epi32 (_mm_loadu_si128 ((const __m128i *) in));
}

AVX2 static inline __m256i
load_sums (const gint32 *sums)
{
  return _mm256_loadu_si256 ((const __m256i *) sums);
}

AVX2 static void
narrow_avx2 (const gint16 *in, guint n, gint16 *out)
{
  const __m256i factor = _mm256_set1_epi16 (RAP_NARROW_FACTOR),
                least = _mm256_set1_epi16 (-RAP_NARROW_OFFSET),
                most = _mm256_set1_epi16 (RAP_NARROW_OFFSET - 1);

  for (; n >= 16; n -= 16, in += 16, out += 16)
    {
      __m256i steps =
        _mm256_mulhrs_epi16 (_mm256_loadu_si256 ((const __m256i *) in), factor);
      _mm256_storeu_si256 ((__m256i *) out,
                           _mm256_min_epi16 (_mm256_max_epi16 (steps, least), most));
    }
  narrow_plain (in, n, out);
}

AVX2 static inline __m256i
scale_avx2 (__m256i sums, const gint32 *scales, const gint32 *biases)
{
  return _mm256_add_epi32 (_mm256_mullo_epi32 (sums, load_sums (scales)),
                           load_sums (biases));
}

AVX2 static void
clip_avx2 (const gint32 *sums,
           const gint32 *scales,
           const gint32 *biases,
           guint         n_rows,
           guint         shift,
           gint          limit,
           guint         stride,
           gint16       *out)
{
  const Limits limits = limits_of (shift, -limit, limit);

  for (guint r = 0; r < n_rows; r++, sums += RAP_BLOCK_OUTPUTS, out += stride)
    for (guint j = 0; j < RAP_BLOCK_OUTPUTS; j += 8)
      {
        __m256i scaled = scale_avx2 (load_sums (sums + j), scales + j, biases + j);
        store_short (clip_sums (shift_sums (scaled, &limits), &limits), out + j);
      }
}

/* Half a block of one pair: the sums of its words. */
typedef struct
{
  __m256i first;
  __m256i second;
} Two;

AVX2 static inline Two
unfold (const RapPairs *pairs, guint row, guint output)
{
  __m256i m[RAP_FOLD_PARTS];

#pragma GCC unroll 4
  for (guint k = 0; k < RAP_FOLD_PARTS; k++)
    m[k] = load_sums (pairs->products[k] + row * RAP_BLOCK_OUTPUTS + output);
  __m256i first = _mm256_add_epi32 (_mm256_add_epi32 (m[0], m[0]),
                                    _mm256_add_epi32 (m[1], m[2])),
          second = _mm256_sub_epi32 (_mm256_sub_epi32 (m[1], m[2]),
                                     _mm256_add_epi32 (m[3], m[3]));
  const gint32 *scales = pairs->scales + output;
  return (Two){ scale_avx2 (first, scales, pairs->biases[0] + output),
                scale_avx2 (second, scales, pairs->biases[1] + output) };
}

AVX2 static inline void
enlarge_avx2 (__m256i       one,
              __m256i       other,
              const Limits *limits,
              const gint16 *in,
              gint16       *out)
{
  __m256i larger = shift_sums (_mm256_max_epi32 (one, other), limits);

  store_short (clip_sums (_mm256_add_epi32 (larger, load_short (in)), limits), out);
}

AVX2 static void
larger_avx2 (const RapPairs *pairs, const gint16 *in, guint stride, gint16 *out)
{
  const Limits limits = limits_of (RAP_WEIGHT_BITS, -RAP_VECTOR_MAX, RAP_VECTOR_MAX);

  for (guint r = 0, to = 0; r < pairs->n; to += stride * (1u + pairs->seconds[r++]))
    {
      Two one = unfold (pairs, r, 0), other = unfold (pairs, r, RAP_HALF_BLOCK);
      enlarge_avx2 (one.first, other.first, &limits, in + to, out + to);
      if (pairs->seconds[r] != 0)
        enlarge_avx2 (one.second,
                      other.second,
                      &limits,
                      in + to + stride,
                      out + to + stride);
    }
}

AVX2 static inline void
part_avx2 (__m256i new,
           __m256i       gate,
           const Limits *limits,
           const Limits *gate_limits,
           gint16       *news,
           gint16       *gates)
{
  gate = _mm256_add_epi32 (_mm256_srai_epi32 (gate, RAP_GATE_SHIFT),
                           _mm256_set1_epi32 (1 << (RAP_GATE_BITS - 1)));
  store_short (clip_sums (shift_sums (new, limits), limits), news);
  store_short (clip_sums (gate, gate_limits), gates);
}

AVX2 static void
split_avx2 (const RapPairs *pairs, guint stride, gint16 *news, gint16 *gates)
{
  const Limits limits = limits_of (RAP_WEIGHT_BITS, -RAP_VECTOR_MAX, RAP_VECTOR_MAX);
  const Limits gate_limits = limits_of (RAP_GATE_SHIFT, 0, 1 << RAP_GATE_BITS);

  for (guint r = 0, to = 0; r < pairs->n; to += stride * (1u + pairs->seconds[r++]))
    {
      Two new = unfold (pairs, r, 0), gate = unfold (pairs, r, RAP_HALF_BLOCK);
      part_avx2 (new.first, gate.first, &limits, &gate_limits, news + to, gates + to);
      if (pairs->seconds[r] != 0)
        part_avx2 (new.second,
                   gate.second,
                   &limits,
                   &gate_limits,
                   news + to + stride,
                   gates + to + stride);
    }
}

AVX2 static void
carry_avx2 (guint         n_rows,
            gssize        step,
            const gint16 *news,
            const gint16 *gates,
            const gint16 *in,
            gint16       *out)
{
  const Limits limits = limits_of (RAP_GATE_BITS, -RAP_VECTOR_MAX, RAP_VECTOR_MAX);
  __m256i      carried[RAP_CARRIED / 8];

  for (guint k = 0; k < RAP_CARRIED / 8; k++)
    carried[k] = _mm256_setzero_si256 ();
  for (guint r = 0; r < n_rows; r++, news += step, gates += step, in += step, out += step)
    for (guint k = 0; k < RAP_CARRIED / 8; k++)
      {
        __m256i new = load_short (news + 8 * k), gate = load_short (gates + 8 * k);
        /* A gate is never negative, so that the upper halves of the products are 0. */
        __m256i change = _mm256_madd_epi16 (_mm256_sub_epi32 (carried[k], new), gate);
        carried[k] = _mm256_add_epi32 (new, shift_sums (change, &limits));
        __m256i sum = _mm256_add_epi32 (load_short (in + 8 * k), carried[k]);
        store_short (clip_sums (sum, &limits), out + 8 * k);
      }
}

static const RapActivation avx2_activation = { narrow_avx2,
                                               clip_avx2,
                                               larger_avx2,
                                               split_avx2,
                                               carry_avx2 };

#endif

const RapActivation *
rap_activation_get (void)
{
#if ON_X86
  if (__builtin_cpu_supports ("avx2"))
    return &avx2_activation;
#endif
  return &plain_activation;
}

const RapActivation *
rap_activation_get_plain (void)
{
  return &plain_activation;
}
