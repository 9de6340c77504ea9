// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "text/rap-digest.h"

#if defined(__x86_64__) && defined(__GNUC__)

#include <cpuid.h>
#include <immintrin.h>
#include <string.h>

#define BLOCK  64
#define DIGEST 32

/* The first bits of the cube roots of the first primes. */
static const guint32 constants[BLOCK] __attribute__ ((aligned (16))) = {
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4,
  0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe,
  0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f,
  0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7,
  0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc,
  0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
  0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116,
  0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
  0xc67178f2,
};

/* The state as the instructions want it: A B E F and C D G H, from the last to the first. */
typedef struct
{
  __m128i abef;
  __m128i cdgh;
} State;

static gboolean
has_instructions (void)
{
  guint a, b, c, d;
  if (__get_cpuid_count (7, 0, &a, &b, &c, &d) == 0 || (b >> 29 & 1) == 0)
    return FALSE;
  return __get_cpuid (1, &a, &b, &c, &d) != 0 && (c >> 9 & 1) != 0 && (c >> 19 & 1) != 0;
}

/* Asked once: in a virtual machine the question takes longer than a short text. */
static gboolean
can_digest (void)
{
  static gsize answer; /* 1: no, 2: yes */
  if (g_once_init_enter (&answer))
    g_once_init_leave (&answer, has_instructions () ? 2 : 1);
  return answer == 2;
}

__attribute__ ((target ("sha,sse4.1,ssse3"))) static void
digest_block (State *state, const guint8 *block)
{
  const __m128i swap = _mm_set_epi64x (0x0c0d0e0f08090a0b, 0x0405060700010203);
  __m128i       abef = state->abef, cdgh = state->cdgh, words[4];
  for (guint i = 0; i < 16; i++)
    {
      __m128i *word = &words[i & 3];
      if (i < 4)
        *word = _mm_shuffle_epi8 (_mm_loadu_si128 (
                                    (const __m128i *) (gconstpointer) (block + 16 * i)),
                                  swap);
      else
        {
          __m128i last = words[(i - 1) & 3];
          __m128i middle = _mm_alignr_epi8 (last, words[(i - 2) & 3], 4);
          __m128i first = _mm_sha256msg1_epu32 (*word, words[(i - 3) & 3]);
          *word = _mm_sha256msg2_epu32 (_mm_add_epi32 (first, middle), last);
        }
      __m128i sum = _mm_add_epi32 (*word,
                                   _mm_load_si128 ((
                                     const __m128i *) (gconstpointer) &constants[4 * i]));
      cdgh = _mm_sha256rnds2_epu32 (cdgh, abef, sum);
      abef = _mm_sha256rnds2_epu32 (abef, cdgh, _mm_shuffle_epi32 (sum, 0x0e));
    }
  state->abef = _mm_add_epi32 (state->abef, abef);
  state->cdgh = _mm_add_epi32 (state->cdgh, cdgh);
}

/* The last bytes, a bit that ends them, and how many bits there were. */
static void
digest_rest (State *state, const guint8 *rest, gsize n, guint64 length)
{
  guint8  last[2 * BLOCK] = { 0 };
  gsize   size = n + 9 > BLOCK ? 2 * BLOCK : BLOCK;
  guint64 bits = GUINT64_TO_BE (length * 8);
  if (n > 0)
    memcpy (last, rest, n);
  last[n] = 0x80;
  memcpy (last + size - sizeof bits, &bits, sizeof bits);
  for (gsize at = 0; at < size; at += BLOCK)
    digest_block (state, last + at);
}

static char *
digest (const guint8 *bytes, gsize length)
{
  static const char digits[] = "0123456789abcdef";
  State             state = {
                .abef = _mm_set_epi32 (0x6a09e667, (int) 0xbb67ae85, 0x510e527f, (int) 0x9b05688c),
                .cdgh = _mm_set_epi32 (0x3c6ef372, (int) 0xa54ff53a, 0x1f83d9ab, 0x5be0cd19),
  };
  guint32 abef[4], cdgh[4];
  gsize   at = 0;
  for (; length - at >= BLOCK; at += BLOCK)
    digest_block (&state, bytes + at);
  digest_rest (&state, bytes + at, length - at, length);
  memcpy (abef, &state.abef, sizeof abef);
  memcpy (cdgh, &state.cdgh, sizeof cdgh);
  const guint32 words[8] = { abef[3], abef[2], cdgh[3], cdgh[2],
                             abef[1], abef[0], cdgh[1], cdgh[0] };
  char         *out = g_malloc (2 * DIGEST + 1);
  for (guint i = 0; i < 2 * DIGEST; i++)
    out[i] = digits[words[i / 8] >> (28 - 4 * (i % 8)) & 15];
  out[2 * DIGEST] = '\0';
  return out;
}

#else

#define can_digest()          FALSE
#define digest(bytes, length) NULL

#endif

char *
rap_digest (const char *bytes, gsize length)
{
  if (can_digest ())
    return digest ((const guint8 *) bytes, length);
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, length);
}
