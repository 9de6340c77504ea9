#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Rapporteur authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Trains the part of data/model/page.bin that chooses title, byline and date of a page.

usage: page_metadata.py CORPORA TOOL WORK MODEL

CORPORA and WORK as for page.py, which goes first; TOOL is the program rap-train-metadata. The
trees of MODEL that label blocks stay, those for metadata are replaced, and so are the phrases.
Prints figures cross-validated by domain, several times over.
"""
import hashlib
import json
import re
import struct
import subprocess
import sys
import unicodedata

import lightgbm
import numpy as np

import page as blocks

FIELDS = ["title", "author", "date"]
ROUNDS = 150
# Into folds the domains are parted in so many ways, as one of them may be lucky.
SPLITS = 3
# Columns that a tree may see, and how few cases may make a leaf of it.
SHARE = {"title": 0.4, "author": 0.2, "date": 0.4}
LEAST_CASES = {"title": 15, "author": 8, "date": 15}
# Of which a page may well have none.
LACKING = {"title": 0, "author": 1, "date": 0}


def fold_of(domain, split):
    return hashlib.md5(("m%d" % split + domain).encode()).digest()[0] % blocks.FOLDS


def norm(s):
    if isinstance(s, (list, tuple)):
        s = ", ".join(map(str, s))
    s = unicodedata.normalize("NFKC", s or "").casefold()
    s = re.sub(r"[\u2018\u2019\u02bc`]", "'", s)
    s = re.sub(r"[\u201c\u201d\u201e]", '"', s)
    s = re.sub(r"[\u2010-\u2015]", "-", s)
    return re.sub(r"\s+", " ", s).strip()


def people(s):
    s = re.sub(r"^(by|von|par|por|di)\s+", "", norm(s))
    parts = re.split(r"\s*(?:,|;|&|\||/|\band\b|\bund\b|\bet\b|\by\b|\be\b)\s*", s)
    return frozenset(x for x in (re.sub(r"[^\w\s]", "", y).strip() for y in parts) if x)


def right(field, value, gold):
    if field == "title":
        return re.sub(r"\W+", " ", norm(value)).strip() == re.sub(r"\W+", " ", norm(gold)).strip()
    if field == "author":
        return people(value) == people(gold)
    return value[:10] == str(gold)[:10]


def fit(x, y, w, owner, field):
    """Trees whose sums, over the candidates of one page, give the odds of each to be the right
    one; where a page may have none, against a sum of nothing."""
    _, page = np.unique(owner, return_inverse=True)
    hits = np.bincount(page, weights=y)[page]
    share = np.where(hits > 0, y / np.maximum(hits, 1), 0.0)
    may_lack = LACKING[field]
    counts = w * ((hits > 0) | may_lack)

    def slopes(sums, _):
        odds = np.exp(np.clip(sums, -30, 30))
        p = odds / (np.bincount(page, weights=odds) + may_lack)[page]
        return counts * (p - share), np.maximum(counts * p * (1 - p), 1e-6)

    params = {"objective": slopes, "num_leaves": 8, "learning_rate": 0.08, "min_data_in_leaf": LEAST_CASES[field],
              "lambda_l2": 5.0, "max_bin": 63, "feature_fraction": SHARE[field], "bagging_fraction": 0.7,
              "bagging_freq": 1, "num_threads": 1, "verbose": -1, "deterministic": True,
              "force_row_wise": True, "seed": 7}
    return lightgbm.train(params, lightgbm.Dataset(x, y), ROUNDS)


def read_model(path):
    """The head of the file as it is, and the trees that label blocks."""
    data = open(path, "rb").read()
    magic, n_phrases, n_classes, n_nodes, n_leaves, n_trees = struct.unpack_from("<6I", data)
    bias = list(struct.unpack_from("<4i", data, 24))
    trees = list(struct.unpack_from("<4I", data, 40))
    # Phrases as they are listed now, with what was learned of words.
    learned = (struct.unpack_from("<IbBH", data, 56 + 8 * i) for i in range(n_phrases))
    at = 56 + 8 * (n_phrases + n_classes)
    classes = data[56 + 8 * n_phrases:at]
    n_phrases, phrases = blocks.slots(blocks.phrase_table({h: w for h, w, _, _ in learned if w}), "<IbBH")
    tables = phrases + classes
    nodes = [struct.unpack_from("<Hhhh", data, at + 8 * i) for i in range(n_nodes)]
    at += 8 * n_nodes
    leaves = list(struct.unpack_from("<%dh" % n_leaves, data, at))
    at += 2 * n_leaves
    roots = list(struct.unpack_from("<%dh" % n_trees, data, at))[:trees[0]]
    forests = blocks.Forests()
    forests.bias = bias
    forests.trees = [trees[0], 0, 0, 0]
    # Trees are written one after the other, so those of the blocks are a prefix.
    forests.roots = roots
    end_node, end_leaf = extent(nodes, roots)
    forests.nodes = nodes[:end_node]
    forests.leaves = leaves[:end_leaf]
    return (n_phrases, n_classes), tables, forests


def extent(nodes, roots):
    """How many nodes and leaves some trees use."""
    n_nodes = n_leaves = 0
    stack = list(roots)
    while stack:
        at = stack.pop()
        if at < 0:
            n_leaves = max(n_leaves, -at)
        else:
            n_nodes = max(n_nodes, at + 1)
            stack += nodes[at][2:]
    return n_nodes, n_leaves


def write_model(path, slots, tables, forests):
    with open(path, "wb") as f:
        f.write(struct.pack("<6I", blocks.MAGIC, slots[0], slots[1], len(forests.nodes), len(forests.leaves),
                            len(forests.roots)))
        f.write(struct.pack("<4i", *forests.bias))
        f.write(struct.pack("<4I", *forests.trees))
        f.write(tables)
        for node in forests.nodes:
            f.write(struct.pack("<Hhhh", *node))
        f.write(struct.pack("<%dh" % len(forests.leaves), *forests.leaves))
        f.write(struct.pack("<%dh" % len(forests.roots), *forests.roots))


def main():
    corpora, tool, work, model = sys.argv[1:5]
    pages = [p for p in blocks.prepare(corpora, work) if p["set"] != "aeb"]
    slots, tables, forests = read_model(model)
    write_model(model, slots, tables, forests)
    listing = "".join(p["html"] + "\n" for p in pages)
    out = subprocess.run([tool, model], input=listing.encode(), stdout=subprocess.PIPE, check=True).stdout
    records = [json.loads(line, strict=False) for line in out.decode("utf8").strip().split("\n")]
    for which, field in enumerate(FIELDS):
        x, y, owner = [], [], []
        for i, (page, record) in enumerate(zip(pages, records)):
            gold = page["gold"].get(field)
            for c in record[which]:
                x.append(c["x"])
                y.append(int(bool(gold) and right(field, c["v"], gold)))
                owner.append(i)
        x, y, owner = np.array(x, np.int16), np.array(y), np.array(owner)
        has = np.array([bool(pages[i]["gold"].get(field)) for i in owner])
        # A page without an author in its gold may still have one.
        use = has | (field == "author")
        w = np.where(has, 1.0, 0.5) * np.array([0.5 if pages[i]["set"] == "moz" else 1.0 for i in owner])
        gain = 0
        guesses = []
        for split in range(SPLITS):
            fold = np.array([fold_of(pages[i]["domain"], split) for i in owner])
            p = np.zeros(len(y))
            for f in range(blocks.FOLDS):
                seen = use & (fold != f)
                booster = fit(x[seen], y[seen], w[seen], owner[seen], field)
                gain = gain + booster.feature_importance("gain")
                p[fold == f] = booster.predict(x[fold == f], raw_score=True)
            guesses.append(p)
        report(field, which, pages, records, owner, y, guesses)
        print("  columns:", " ".join("%d:%.3f" % (i, gain[i] / gain.sum()) for i in np.argsort(-gain)[:16]))
        forests.add(which + 1, [fit(x[use], y[use], w[use], owner[use], field)])
    write_model(model, slots, tables, forests)


def report(field, which, pages, records, owner, y, guesses):
    places = [np.nonzero(owner == i)[0] for i in range(len(pages))]
    for name in ("wcxb", "traf", "moz"):
        for least in (-9.0, -3.0, -2.0, -1.0, 0.0):
            n = hit = wrong = possible = without = named = 0
            for page, at in zip(pages, places):
                if page["set"] != name:
                    continue
                for p in guesses:
                    best = at[np.argmax(p[at])] if len(at) else -1
                    given = best >= 0 and p[best] >= least
                    if not page["gold"].get(field):
                        without += 1
                        named += given
                        continue
                    n += 1
                    possible += len(at) > 0 and y[at].max() > 0
                    hit += given and y[best] > 0
                    wrong += given and not y[best]
            print(field, name, "least %.1f" % least, "n %d right %.3f precision %.3f possible %.3f given without gold %.3f" % (
                n // len(guesses), hit / max(1, n), hit / max(1, hit + wrong), possible / max(1, n),
                named / max(1, without)), flush=True)


if __name__ == "__main__":
    main()
