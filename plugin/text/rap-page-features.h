// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "text/rap-page-layout.h"

G_BEGIN_DECLS

/* The integer features of the blocks of a page, one row a block. Name and how many numbers;
 * the order is that of the columns the trees were trained on. */
#define RAP_PAGE_FEATURES(F)                                                             \
  /* the block's own element */                                                          \
  F (TAG, 13)                                                                            \
  F (HEADING, 1)                                                                         \
  F (IN_LINK, 1)                                                                         \
  F (IN_SPAN, 1)                                                                         \
  F (IN_BOLD, 1) /* its text */                                                          \
  F (WORDS, 1)                                                                           \
  F (LOG_WORDS, 1)                                                                       \
  F (LINKED, 1)                                                                          \
  F (LINKS, 1)                                                                           \
  F (BOLD, 1) F (ITALIC, 1) F (BREAK, 1) F (IMAGES_BEFORE, 1) F (IMAGES_AFTER, 1)        \
    F (WORD_LENGTH, 1) F (SHORT_WORDS, 1) F (DIGITS, 1) F (CAPITALS, 1) F (UPPERS, 1)    \
      F (COMMAS, 1) F (STOPS, 1) F (ENDS_STOP, 1) F (ENDS_COLON, 1) F (ENDS_QUESTION, 1) \
        F (ENDS_OPEN, 1) F (STARTS, 3) F (QUOTES, 1) F (BRACKETED, 1) F (DATE, 1)        \
          F (COPYRIGHT, 1) F (BARS, 1) F (ADDRESS, 1) F (COLON, 1)                       \
            F (PHRASES, 16) /* the elements above */                                     \
    F (ABOVE, 16) F (TO_ARTICLE, 1) F (TO_MAIN, 1) F (HIDDEN, 1) F (DEPTH, 1)            \
      F (IN_COMMENT, 1) F (CLASSES_NEAR, 13) F (CLASSES_MID, 13) F (CLASSES_FAR, 13)     \
        F (LEARNED_OWN, 3) F (LEARNED_ABOVE, 4) F (LEARNED_WORDS, 3)                     \
          F (LEARNED_HEADING, 2) F (LEARNED_AROUND, 6) /* where it stands */             \
    F (CONTAINER, 24) F (BEST_SHARE, 2) F (QUARTERS_SHARE, 2) F (LEVELS, 25)             \
      F (SAME_KIND, 7) F (SAME_PATH, 7) F (SIBLINGS, 7) F (SAME_CLASS, 5)                \
        F (TITLE_LIKE, 2) F (AFTER_TITLE, 1) F (HAS_TITLE, 1) F (WORDS_AFTER_TITLE, 1)   \
          F (POSITION, 3) F (REPEATED, 1) F (TO_LONG, 3) F (TO_HEADING, 4)               \
            F (FORK, 6) /* what stands around */                                         \
    F (AROUND_1, 20) F (AROUND_2, 10) F (AROUND_3, 10) F (SAME_AS, 2) F (SINCE, 4)       \
      F (LINK_RUN, 3) F (UPPER, 2) F (PHRASES_AROUND, 8)                                 \
        F (LEAD, 1) /* what stands elsewhere too */                                      \
    F (ECHO, 4) F (TOLD, 2) F (ENDS_BRACKET, 1) F (SLASHES, 1) F (LINK_ENDS, 3)

enum
{
#define RAP_PAGE_FEATURE_ID(name, n) \
  RAP_F_##name, RAP_F_##name##_LAST = RAP_F_##name + n - 1,
  RAP_PAGE_FEATURES (RAP_PAGE_FEATURE_ID)
#undef RAP_PAGE_FEATURE_ID
    RAP_N_PAGE_FEATURES
};

G_STATIC_ASSERT (RAP_N_PAGE_FEATURES == RAP_BLOCK_FEATURES);

/* RAP_N_PAGE_FEATURES numbers for each block. */
gint16 *rap_page_features_new (const RapPageLayout *layout) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
