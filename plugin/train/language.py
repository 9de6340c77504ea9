#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Rapporteur authors
# SPDX-License-Identifier: LGPL-2.1-or-later

"""Learns english.model: three networks that begin from other chances, one that learns from what
they say together of marked and unmarked text, and last rounds over what people marked, with names
that nobody has heard, whose mean is taken. With a large teacher all learn once more, from what it
says.

    language.py TRAIN CORPORA OUT WORK [BERT.onnx TOKENIZER.json]

TRAIN is the program rapporteur-train, CORPORA the folder it reads (see data/model/MODEL.md), WORK
a folder for the weights in between. Weights that are there are not learned again. The last two are
what the large teacher begins with (see teacher.py).
"""

import os
import shutil
import subprocess
import sys

TEACHERS = 3
LAST_ROUNDS = 3


def weights(work, name):
    return os.path.join(work, name + '.weights')


def learn(train, corpora, work, name, *options):
    if not os.path.exists(weights(work, name)):
        subprocess.run([train, '--corpora=' + corpora, '--output=' + os.path.join(work, name + '.model'),
                        '--keep=' + weights(work, name), *options], check=True)
    return weights(work, name)


def last_rounds(train, corpora, work, name, taught):
    rounds = [learn(train, corpora, work, f'{name}-{seed}', '--epochs=3', f'--seed={seed}', '--rate=6e-4', '--invent',
                    '--from=' + taught)
              for seed in range(21, 21 + LAST_ROUNDS)]
    return learn(train, corpora, work, name, '--epochs=0', *('--from=' + last for last in rounds))


def mark(train, corpora, work, bert, tokenizer):
    words, marks = os.path.join(work, 'words.tsv'), os.path.join(work, 'marks')
    if not os.path.exists(marks):
        subprocess.run([train, '--corpora=' + corpora, '--output=' + words, '--words-to=' + words], check=True)
        teacher = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'teacher.py')
        subprocess.run([sys.executable, teacher, words, bert, tokenizer, marks], check=True)
    return marks


def main(train, corpora, out, work, *large):
    os.makedirs(work, exist_ok=True)
    teachers = [learn(train, corpora, work, f'teacher-{seed}', '--epochs=10', f'--seed={seed}')
                for seed in range(1, TEACHERS + 1)]
    taught = learn(train, corpora, work, 'taught', '--epochs=8', '--seed=11', '--rate=1.8e-3',
                   '--from=' + teachers[0], *('--teacher=' + teacher for teacher in teachers))
    mean = last_rounds(train, corpora, work, 'mean', taught)
    if large:
        marks = '--marks=' + mark(train, corpora, work, *large)
        again = learn(train, corpora, work, 'again', '--epochs=4', '--seed=31', '--rate=1.2e-3', '--lesson=.7',
                      '--dropout=.12', '--from=' + mean, marks)
        long = learn(train, corpora, work, 'long', '--epochs=10', '--seed=32', '--rate=1.5e-3', '--lesson=1',
                     '--dropout=.1', '--from=' + again, marks)
        mean = last_rounds(train, corpora, work, 'mean-again', long)
    shutil.copy(mean.replace('.weights', '.model'), out)


if __name__ == '__main__':
    main(*sys.argv[1:])
