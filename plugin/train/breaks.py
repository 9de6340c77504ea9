#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Rapporteur authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""breaks.py RAP-TRAIN-BREAKS OUT TREEBANK…: learns where sentences end that the weights of the model
are not sure of, and prints how often it is right on five folds of texts. Needs numpy and lightgbm."""
import subprocess
import sys

import lightgbm
import numpy
import rap_trees

TREES = 600
BREAK_WEIGHT = 1.5  # a break that is missed counts for as many that are too much
PARAMETERS = {
    'objective': 'binary', 'num_leaves': 1 << rap_trees.LEVELS, 'max_depth': rap_trees.LEVELS, 'learning_rate': .03,
    'min_data_in_leaf': 15, 'feature_fraction': .3, 'bagging_fraction': .7, 'bagging_freq': 1, 'lambda_l2': 2,
    'verbosity': -1, 'num_threads': 1, 'deterministic': True, 'force_row_wise': True, 'seed': 1,
}


def learn(inputs, breaks):
    weights = numpy.where(breaks == 1, BREAK_WEIGHT, 1)
    return lightgbm.train(PARAMETERS, lightgbm.Dataset(inputs, breaks, weight=weights), TREES)


def check(texts, breaks, inputs):
    right = found = said = 0
    for fold in range(5):
        out = texts // 4 % 5 == fold
        says = learn(inputs[~out], breaks[~out]).predict(inputs[out]) > .5
        right += (says & (breaks[out] == 1)).sum()
        said += says.sum()
        found += breaks[out].sum()
    was = inputs[:, 34] > 0
    print('%d gaps, %d breaks; weights say %d, %d right; trees say %d, %d right' % (
        len(breaks), found, was.sum(), (was & (breaks == 1)).sum(), said, right))


def main(program, target, *treebanks):
    lines = subprocess.run([program, *treebanks], capture_output=True, text=True, check=True).stdout
    rows = numpy.array([line.split() for line in lines.splitlines()], dtype=numpy.float32)
    texts, breaks, inputs = rows[:, 0].astype(int), rows[:, 1].astype(int), rows[:, 2:]
    check(texts, breaks, inputs)
    with open(target, 'wb') as out:
        out.write(rap_trees.pack(learn(inputs, breaks)))


if __name__ == '__main__':
    main(*sys.argv[1:])
