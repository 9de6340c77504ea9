// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include "train/train-network.h"

G_BEGIN_DECLS

/* The model file in whole numbers. Prints how many numbers had to be clipped. */
GBytes *train_export (TrainNetwork *network,
                      const GArray *lemmas,
                      const GArray *scripts,
                      const GArray *breaks) G_GNUC_WARN_UNUSED_RESULT;
/* The same with the network of a model that is there. */
GBytes *train_export_again (const RapModel *model,
                            const GArray   *lemmas,
                            const GArray   *scripts,
                            const GArray   *breaks) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
