#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Rapporteur authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Makes the table by which lines are told apart that speak of something else.

    topics.py vectors.txt topics.bin

The input is what vectors.py writes: words in the order of their frequency, then their numbers. The
most frequent words say nothing of a topic and are left out. Of the numbers the 16 directions are
kept in which words differ most, but for the first two, and each half of a point is one of 256. The
format is that of plugin/text/rap-line-topics.c. Needs numpy.
"""
import re
import sys

import numpy as np

FREQUENT, WORDS, WIDTH, CODES, BITS, ROUNDS = 250, 24000, 16, 256, 15, 12
HALF = WIDTH // 2


def token_hash(word):
    key = 14695981039346656037
    for byte in word.encode():
        key = (key ^ byte) * 1099511628211 % 2**64
    return (key ^ key >> 32) % 2**32


def read(path):
    words, rows = [], []
    with open(path, encoding='utf-8') as file:
        for line in file:
            parts = line.rstrip('\n').split(' ')
            words.append(parts[0])
            rows.append([float(x) for x in parts[1:]])
            if len(words) == WORDS:
                break
    return words, np.array(rows)


def directions(rows):
    rows = rows - rows.mean(0)
    axes = np.linalg.svd(rows, full_matrices=False)[2]
    rows = rows @ axes[2:2 + WIDTH].T
    return rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9)


def cluster(rows):
    centres = rows[np.linspace(0, len(rows) - 1, CODES).astype(int)].copy()
    for _ in range(ROUNDS):
        own = (rows @ centres.T - (centres**2).sum(1) / 2).argmax(1)
        for i in range(CODES):
            if (own == i).any():
                centres[i] = rows[own == i].mean(0)
    return own, np.clip(np.rint(centres * 127), -127, 127).astype(np.int8)


def main(source, target):
    words, rows = read(source)
    rows = directions(rows)
    halves = [cluster(rows[:, i * HALF:(i + 1) * HALF]) for i in range(2)]
    slots = bytearray(3 << BITS)
    for i, word in enumerate(words):
        if i < FREQUENT or not re.fullmatch(r"[^\W\d_]+", word):
            continue
        mixed = token_hash(word) * 2654435761 % 2**32
        mark, at = max(mixed & 0xFF, 1), mixed >> 32 - BITS
        while slots[3 * at] not in (0, mark):
            at = (at + 1) % (1 << BITS)
        if slots[3 * at] == 0:
            slots[3 * at:3 * at + 3] = bytes([mark, halves[0][0][i], halves[1][0][i]])
    with open(target, 'wb') as out:
        out.write(b'RAPTOPIC' + b''.join(c.tobytes() for _, c in halves) + bytes(slots))


main(*sys.argv[1:])
