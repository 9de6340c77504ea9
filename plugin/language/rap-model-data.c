// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "language/rap-model-data.h"

#include "rap-model-stamp.h"

/* The linker puts the file between these, as it is: nothing is read or copied, and pages
 * that are not asked for are never loaded. */
__asm__(".pushsection .rodata.rap_model, \"a\", @progbits\n"
        ".balign 64\n"
        ".hidden rap_model_first\n"
        ".global rap_model_first\n"
        "rap_model_first:\n"
        ".incbin \"" RAP_MODEL_FILE "\"\n"
        ".hidden rap_model_end\n"
        ".global rap_model_end\n"
        "rap_model_end:\n"
        ".byte 0\n"
        ".popsection\n");

extern const guint8 rap_model_first[] __attribute__ ((visibility ("hidden")));
extern const guint8 rap_model_end[] __attribute__ ((visibility ("hidden")));

GBytes *
rap_model_data_dup (void)
{
  return g_bytes_new_static (rap_model_first, (gsize) (rap_model_end - rap_model_first));
}
