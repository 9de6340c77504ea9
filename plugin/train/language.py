#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Rapporteur authors
# SPDX-License-Identifier: LGPL-2.1-or-later

"""Learns english.model: three networks that begin from other chances, one that learns from what
they say together of marked and unmarked text, and a last round over what people marked.

    language.py TRAIN CORPORA OUT WORK

TRAIN is the program rapporteur-train, CORPORA the folder it reads (see data/model/MODEL.md), WORK
a folder for the weights in between. Weights that are there are not learned again.
"""

import os
import shutil
import subprocess
import sys

TEACHERS = 3


def weights(work, name):
    return os.path.join(work, name + '.weights')


def learn(train, corpora, work, name, *options):
    if not os.path.exists(weights(work, name)):
        subprocess.run([train, '--corpora=' + corpora, '--output=' + os.path.join(work, name + '.model'),
                        '--keep=' + weights(work, name), *options], check=True)
    return weights(work, name)


def main(train, corpora, out, work):
    os.makedirs(work, exist_ok=True)
    teachers = [learn(train, corpora, work, f'teacher-{seed}', '--epochs=10', f'--seed={seed}')
                for seed in range(1, TEACHERS + 1)]
    taught = learn(train, corpora, work, 'taught', '--epochs=8', '--seed=11', '--rate=1.8e-3', '--invent',
                   '--from=' + teachers[0], *('--teacher=' + teacher for teacher in teachers))
    learn(train, corpora, work, 'last', '--epochs=3', '--seed=21', '--rate=6e-4', '--invent', '--from=' + taught)
    shutil.copy(os.path.join(work, 'last.model'), out)


if __name__ == '__main__':
    main(*sys.argv[1:])
