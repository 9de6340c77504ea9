#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Rapporteur authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Trains the part of data/model/page.bin that labels the blocks of pages.

usage: page.py CORPORA TOOL WORK OUT

CORPORA holds folders aeb, wcxb, moz and traf, each with NAME.html.gz and gold.json; TOOL is the
program rap-train-page; WORK is a folder for what is made on the way. Needs numpy and lightgbm.
Prints figures cross-validated by domain, then writes OUT trained on everything.
"""
import collections
import gzip
import hashlib
import json
import math
import os
import re
import struct
import subprocess
import sys

import lightgbm
import numpy as np

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SETS = ["aeb", "wcxb", "moz", "traf"]
FOLDS = 5
PHRASES = ("related action ad credit bio legal by comment tags role updated published ago "
           "weekday office nobody").split()
CLASSES = ("related share offer caption author meta comment navigation ad overlay quote "
           "article body date title modified").split()
PLACES = {"start": 1, "any": 2, "line": 4}
MAGIC = 0x31475052
SCALE = 1024
ROUNDS, LEAVES, DEPTH, RATE = 170, 16, 6, 0.1
# Forests that each saw other cases, added up: what one of them learned by chance weighs less.
SEEDS = (7, 8)
# A page of which fewer words are read is read again with a lower threshold, as in rap-page.c.
FEW_WORDS, LESS, VERY_FEW_WORDS, LOW = 100, 0.5, 50, 0.2
# Where that much more is in doubt than is sure, it is read too.
DOUBT, MUCH = 0.35, 1.2
# What text/rap-page-scores.c makes of the trees: names as there, most of a score, long blocks.
PARTS = ("own less-beside more-beside same-before same-after fading-before fading-after fading-less "
         "alike long long-own bias").split()
MOST, LONG_WORDS, FULL_WORDS = 3 * SCALE, 15, 20
# Of the blocks that are not read, one in so many is looked at, and counts for all.
THIN = 4
# A prediction this sure stands in for a label that is not known, and counts so much.
SURE, GUESSED = 0.92, 0.35


# --- hashes as in text/rap-page-model.h ---

def end(h):
    return h or 1


def fnv(data):
    h = 2166136261
    for b in data:
        h = ((h ^ b) * 16777619) & 0xFFFFFFFF
    return h


def word_hash(word):
    out = []
    for c in word:
        c = ord(c)
        while c >= 0x80:
            out.append((c | 0x80) & 0xFF)
            c >>= 7
        out.append(c)
    return end(fnv(out))


def join(a, b):
    return end(((a * 31 + 7) & 0xFFFFFFFF) ^ b)


# --- the corpora ---

def decode(raw):
    if raw[:3] == b"\xef\xbb\xbf":
        return raw[3:].decode("utf8", "replace")
    try:
        return raw.decode("utf8")
    except UnicodeDecodeError:
        pass
    # Not what the reader of an archive said of its own pages.
    names = [m.decode().lower() for m in re.findall(rb'charset=["\']?([\w-]+)', raw[:8192])]
    name = next((n for n in names if n not in ("utf-8", "utf8")), "cp1252")
    if name in ("iso-8859-1", "latin1", "latin-1", "us-ascii"):
        name = "cp1252"
    try:
        return raw.decode(name, "replace")
    except LookupError:
        return raw.decode("cp1252", "replace")


def prepare(corpora, work):
    """Pages as UTF-8 files, in a fixed order."""
    pages = []
    for s in SETS:
        path = os.path.join(corpora, s)
        if not os.path.exists(os.path.join(path, "gold.json")):
            print("without", s)
            continue
        gold = json.load(open(os.path.join(path, "gold.json"), encoding="utf8"))
        os.makedirs(os.path.join(work, s), exist_ok=True)
        for name in sorted(gold):
            source = os.path.join(path, name + ".html.gz")
            if not os.path.exists(source):
                continue
            html = os.path.join(work, s, name + ".html")
            text = os.path.join(work, s, name + ".txt")
            if not os.path.exists(html):
                open(html, "w", encoding="utf8", newline="").write(decode(gzip.open(source).read()))
                if gold[name].get("articleBody"):
                    open(text, "w", encoding="utf8").write(gold[name]["articleBody"])
            domain = gold[name].get("domain") or name
            fold = hashlib.md5(("f1" + domain).encode()).digest()[0] % FOLDS
            pages.append({"set": s, "name": name, "gold": gold[name], "domain": domain, "fold": fold,
                          "html": html, "text": text if os.path.exists(text) else "-"})
    return pages


def run_tool(tool, pages, work, model=None):
    rows = os.path.join(work, "rows.bin")
    listing = "".join(p["html"] + "\t" + p["text"] + "\n" for p in pages)
    out = subprocess.run([tool, rows] + ([model] if model else []), input=listing.encode(),
                         stdout=subprocess.PIPE, check=True).stdout.decode("utf8").split("\n")
    names = json.loads(out[0])[:-1]
    table = np.fromfile(rows, np.int16).reshape(-1, len(names))
    at = 0
    result = []
    for page, line in zip(pages, out[1:]):
        record = json.loads(line, strict=False)
        n = len(record["blocks"])
        record["x"] = table[at:at + n]
        at += n
        result.append(record)
    return names, result


def label(page, record):
    """1, 0 or -1 (not known) of each block, and how much each counts."""
    blocks = record["blocks"]
    words = np.array([b["n"] for b in blocks], float)
    if page["text"] != "-":
        y = np.array([b["y"] >= 500 for b in blocks], int)
        size = max(120.0, record["gold"])
        w = (np.minimum(words, 80) + 6) / size * 300
        return y, w * {"moz": 0.3, "aeb": 4.0}.get(page["set"], 1.0)
    y = np.full(len(blocks), -1)
    texts = [b["t"] for b in blocks]
    wanted = [s for s in page["gold"].get("with") or []]
    refused = [s for s in page["gold"].get("without") or []]
    for i, t in enumerate(texts):
        good = any(s in t for s in wanted)
        bad = any(s in t for s in refused)
        if good != bad:
            y[i] = int(good)
    return y, np.where(y >= 0, 40.0, 0.0)


# --- learned words and class names ---

class Weights:
    """Log-odds that a block is read, by token; each domain counts once."""

    def __init__(self):
        self.folds = [collections.defaultdict(lambda: [0.0, 0.0, 0]) for _ in range(FOLDS)]

    def add(self, domains):
        for (domain, fold), tokens in domains.items():
            for token, (a, b) in tokens.items():
                x = self.folds[fold][token]
                x[0] += a / b
                x[1] += 1
                x[2] += 1

    def table(self, without, prior=0.33, strength=2.0, least=2):
        total = collections.defaultdict(lambda: [0.0, 0.0, 0])
        for f in range(FOLDS):
            if f == without:
                continue
            for token, x in self.folds[f].items():
                y = total[token]
                y[0] += x[0]
                y[1] += x[1]
                y[2] += x[2]
        base = math.log(prior / (1 - prior))
        out = {}
        for token, x in total.items():
            if x[2] >= least:
                v = math.log((x[0] + strength * prior) / (x[1] - x[0] + strength * (1 - prior))) - base
                v = max(-127, min(127, round(16 * v)))
                if v:
                    out[token] = v
        return out


def learn_tokens(pages, records):
    own, above, words = Weights(), Weights(), Weights()
    a = collections.defaultdict(lambda: collections.defaultdict(lambda: [0.0, 0.0]))
    b = collections.defaultdict(lambda: collections.defaultdict(lambda: [0.0, 0.0]))
    c = collections.defaultdict(lambda: collections.defaultdict(lambda: [0.0, 0.0]))
    for page, record in zip(pages, records):
        key = (page["domain"], page["fold"])
        elements = record["elements"]
        for block, y in zip(record["blocks"], record["y"]):
            if y < 0:
                continue
            e = block["e"]
            p = elements[e][0]
            for t in elements[e][1] + (elements[p][1] if p != e else []):
                x = a[key][t]
                x[0] += y
                x[1] += 1
            e = elements[p][0]
            depth = 0
            while e and depth < 12:
                for t in elements[e][1]:
                    x = b[key][t]
                    x[0] += y
                    x[1] += 1
                e = elements[e][0]
                depth += 1
            for t in block["w"]:
                x = c[key][t]
                x[0] += y
                x[1] += 1
    own.add(a)
    above.add(b)
    words.add(c)
    return own, above, words


# --- the file ---

def read_rows(path):
    with open(path, encoding="utf8") as f:
        next(f)
        for line in f:
            if line.strip() and not line.startswith("# "):
                yield line.rstrip("\n").split("\t")


def phrase_table(words):
    table = {h: [w, 0, 0] for h, w in words.items()}
    lexicon = os.path.join(ROOT, "data", "lexicon")
    for language in sorted(os.listdir(lexicon)):
        path = os.path.join(lexicon, language, "page-phrases.tsv")
        if not os.path.exists(path):
            continue
        for phrase, place, classes in read_rows(path):
            h = 0
            parts = phrase.split(" ")
            for i, word in enumerate(parts):
                h = join(h, word_hash(word)) if i else word_hash(word)
                entry = table.setdefault(h, [0, 0, 0])
                if i + 1 < len(parts):
                    entry[1] |= 8
            entry[1] |= PLACES[place]
            for c in classes.split(","):
                if c.startswith("month"):
                    entry[1] = (entry[1] & 15) | int(c[5:]) << 4
                else:
                    entry[2] |= 1 << PHRASES.index(c)
    return table


def class_table(own, above):
    table = {}
    for h, w in own.items():
        table.setdefault(h, [0, 0, 0])[0] = w
    for h, w in above.items():
        table.setdefault(h, [0, 0, 0])[1] = w
    path = os.path.join(ROOT, "data", "lexicon", "en", "page-classes.tsv")
    for word, classes in read_rows(path):
        entry = table.setdefault(word_hash(word), [0, 0, 0])
        for c in classes.split(","):
            entry[2] |= 1 << CLASSES.index(c)
    return table


def slots(table, shape):
    size = 64
    while size < len(table) * 5 // 3:
        size *= 2
    out = [None] * size
    for h in sorted(table):
        i = h & (size - 1)
        while out[i] is not None:
            i = (i + 1) & (size - 1)
        out[i] = struct.pack(shape, h, *table[h])
    empty = bytes(8)
    return size, b"".join(x or empty for x in out)


class Forests:
    def __init__(self):
        self.nodes, self.leaves, self.roots = [], [], []
        self.bias, self.trees = [0] * 4, [0] * 4

    def add(self, which, boosters):
        """Trees of all boosters in turn, so that the first ones say most."""
        trees = [booster.dump_model()["tree_info"] for booster in boosters]
        self.scale = SCALE / len(boosters)
        for turn in zip(*trees):
            for tree in turn:
                self.roots.append(self.add_node(tree["tree_structure"]))
                self.trees[which] += 1

    def add_node(self, node):
        if "leaf_value" in node:
            self.leaves.append(max(-32768, min(32767, round(node["leaf_value"] * self.scale))))
            return -len(self.leaves)
        assert node["decision_type"] == "<="
        at = len(self.nodes)
        self.nodes.append(None)
        threshold = max(-32768, min(32767, math.floor(node["threshold"])))
        left = self.add_node(node["left_child"])
        right = self.add_node(node["right_child"])
        self.nodes[at] = (node["split_feature"], threshold, left, right)
        return at


def write_model(path, own, above, words, forests=None):
    forests = forests or Forests()
    n_phrases, phrases = slots(phrase_table(words), "<IbBH")
    n_classes, classes = slots(class_table(own, above), "<IbbH")
    with open(path, "wb") as f:
        f.write(struct.pack("<6I", MAGIC, n_phrases, n_classes, len(forests.nodes), len(forests.leaves),
                            len(forests.roots)))
        f.write(struct.pack("<4i", *forests.bias))
        f.write(struct.pack("<4I", *forests.trees))
        f.write(phrases)
        f.write(classes)
        for node in forests.nodes:
            f.write(struct.pack("<Hhhh", *node))
        f.write(struct.pack("<%dh" % len(forests.leaves), *forests.leaves))
        f.write(struct.pack("<%dh" % len(forests.roots), *forests.roots))
    return os.path.getsize(path)


# --- figures ---

TOKEN = re.compile(r"\w+")


def shingle_rates(gold, text, n=4):
    def bag(t):
        w = TOKEN.findall(t)
        return collections.Counter(s for s in (tuple(w[i:i + n]) for i in range(max(1, len(w) - n + 1))) if s)
    a, b = bag(gold), bag(text)
    hit = sum((a & b).values())
    return hit, sum(b.values()) - hit, sum(a.values()) - hit


def score(pages, records, keeps, title=""):
    rows = collections.defaultdict(list)
    segments = [0, 0]
    for page, record, keep in zip(pages, records, keeps):
        text = "\n".join(b["t"] for b, k in zip(record["blocks"], keep) if k)
        if page["set"] == "traf":
            for s in page["gold"].get("with") or []:
                segments[0] += s in text
                segments[1] += 1
            for s in page["gold"].get("without") or []:
                segments[0] += s not in text
                segments[1] += 1
            continue
        gold = page["gold"]["articleBody"]
        tp, fp, fn = shingle_rates(gold, text)
        p = tp / (tp + fp) if tp + fp else 0.0
        r = tp / (tp + fn) if tp + fn else 0.0
        ga, ta = TOKEN.findall(gold), TOKEN.findall(text)
        a = collections.Counter(w.lower() for w in ga)
        b = collections.Counter(w.lower() for w in ta)
        word = 2 * sum((a & b).values()) / max(1, len(ga) + len(ta))
        rows[page["set"]].append((p, r, ga == ta, word, page["name"]))
    out = []
    for s in rows:
        p = np.mean([x[0] for x in rows[s]])
        r = np.mean([x[1] for x in rows[s]])
        out.append("%s f1 %.4f (%.3f/%.3f) exact %.3f word %.4f <.5 %.4f" % (
            s, 2 * p * r / (p + r), p, r, np.mean([x[2] for x in rows[s]]), np.mean([x[3] for x in rows[s]]),
            np.mean([x[3] < 0.5 for x in rows[s]])))
    if segments[1]:
        out.append("traf segments %.4f" % (segments[0] / segments[1]))
    print(title, " | ".join(out), flush=True)


# --- training ---

def fit(x, y, w, rounds=ROUNDS, seeds=SEEDS):
    boosters = []
    for seed in seeds:
        data = lightgbm.Dataset(x, y, weight=w, free_raw_data=False)
        params = {"objective": "binary", "num_leaves": LEAVES, "max_depth": DEPTH, "learning_rate": RATE,
                  "min_data_in_leaf": 60, "lambda_l2": 20.0, "max_bin": 63, "feature_fraction": 0.25, "bagging_fraction": 0.6,
                  "bagging_freq": 1, "num_threads": 1, "verbose": -1, "deterministic": True,
                  "force_row_wise": True, "seed": seed, "boost_from_average": False}
        boosters.append(lightgbm.train(params, data, rounds))
    return boosters


def predict(boosters, x):
    if not len(x):
        return np.zeros(0)
    total = sum(booster.predict(x, raw_score=True, num_threads=1) for booster in boosters)
    return 1 / (1 + np.exp(-total / len(boosters)))


def stack(records, chosen):
    x = np.concatenate([records[i]["x"] for i in chosen])
    y = np.concatenate([records[i]["y"] for i in chosen])
    w = np.concatenate([records[i]["weight"] for i in chosen])
    kept = np.random.RandomState(3).rand(len(y)) * THIN < 1
    known = (y > 0) | ((y == 0) & kept)
    return x[known], y[known], np.where(y > 0, w, w * THIN)[known]


def guess(record):
    """Fills in labels that are not known where the prediction is clear."""
    words = np.array([b["n"] for b in record["blocks"]], float)
    p = record["p"]
    sure = (record["y"] < 0) & ((p > SURE) | (p < 1 - SURE))
    size = max(120.0, float(words[p > 0.5].sum()))
    record["weight"] = np.where(sure, (np.minimum(words, 80) + 6) / size * 300 * GUESSED, record["weight"])
    record["y"] = np.where(sure, (p > 0.5).astype(int), record["y"])


def one_round(tool, work, pages, records, rounds, seeds):
    """Sets the features and the cross-validated prediction of each page."""
    own, above, words = learn_tokens(pages, records)
    # Features of a page with weights that never saw its domain.
    for f in range(FOLDS):
        model = os.path.join(work, "fold.bin")
        write_model(model, own.table(f), above.table(f), words.table(f, least=3))
        chosen = [i for i, p in enumerate(pages) if p["fold"] == f]
        names, fresh = run_tool(tool, [pages[i] for i in chosen], work, model)
        for i, r in zip(chosen, fresh):
            records[i]["x"] = r["x"]
    gain = np.zeros(len(names))
    for f in range(FOLDS):
        boosters = fit(*stack(records, [i for i, p in enumerate(pages) if p["fold"] != f]), rounds, seeds)
        gain += sum(booster.feature_importance("gain") for booster in boosters)
        for i, p in enumerate(pages):
            if p["fold"] == f:
                records[i]["p"] = predict(boosters, records[i]["x"])
    return own, above, words, gain


def choose(record, least):
    keep = record["p"] > least
    more = record["p"] > min(DOUBT, least)
    words, doubted = (sum(b["n"] for b, k in zip(record["blocks"], ks) if k) for ks in (keep, more))
    if words < FEW_WORDS:
        return record["p"] > (LOW if words < VERY_FEW_WORDS else LESS)
    return more if doubted > MUCH * words else keep


# --- what those around say ---

def fade(own, words):
    out, so_far = [], -MOST
    for score, n in zip(own.tolist(), words.tolist()):
        out.append(so_far)
        so_far += int((score - so_far) * min(n, FULL_WORDS) / (2 * FULL_WORDS))
    return np.array(out)


def parts(record, names):
    """The columns of text/rap-page-scores.c, from the prediction of the trees."""
    p, x = np.clip(record["p"], 1e-6, 1 - 1e-6), record["x"]
    words = np.array([b["n"] for b in record["blocks"]], int)
    if not len(p):
        return np.zeros((0, len(PARTS)))
    own = np.clip(np.round(SCALE * np.log(p / (1 - p))), -MOST, MOST).astype(int)
    before, after = np.append(-MOST, own[:-1]), np.append(own[1:], -MOST)
    fading = fade(own, words), fade(own[::-1], words[::-1])[::-1]
    kind = [i for i, name in enumerate(names) if name.split(".")[0] in ("SAME_KIND", "SAME_PATH")]
    group = np.unique(x[:, kind], axis=0, return_inverse=True)[1].ravel()
    n, total = np.bincount(group)[group], np.bincount(group, weights=own)[group]
    alike = np.where(n > 1, (total - own) / np.maximum(n - 1, 1), own)
    same = [x[:, names.index("SAME_AS.%d" % k)] > 0 for k in range(2)]
    long = words >= LONG_WORDS
    return np.stack([own, np.minimum(before, after), np.maximum(before, after), np.where(same[0], before, 0),
                     np.where(same[1], after, 0), fading[0], fading[1], np.minimum(*fading), alike,
                     long * SCALE, long * own, np.full(len(own), SCALE)], 1) / SCALE


def fit_parts(x, y, w, ridge=0.5, steps=8):
    """Weights of the parts: a logistic regression, by Newton's method."""
    out, w = np.zeros(x.shape[1]), w / w.mean()
    for _ in range(steps):
        p = 1 / (1 + np.exp(-(x @ out)))
        slope = (x * (w * p * (1 - p))[:, None]).T @ x + ridge * np.eye(len(out))
        out = out + np.linalg.solve(slope, x.T @ (w * (y - p)) - ridge * out)
    # Half of it: what is fitted on whole reports is too much for single segments.
    return (out + np.eye(len(out))[0]) / 2


def weigh_parts(pages, records, names):
    """Sets the final prediction of each page, with weights that never saw it; returns those
    of all."""
    x = [parts(r, names) for r in records]

    def fitted(without):
        chosen = [i for i, page in enumerate(pages) if page["fold"] != without]
        y, w = (np.concatenate([records[i][key] for i in chosen]) for key in ("y", "weight"))
        known = (y >= 0) & (w > 0)
        return fit_parts(np.concatenate([x[i] for i in chosen])[known], y[known], w[known])

    for fold in range(FOLDS):
        weights = fitted(fold)
        for i, page in enumerate(pages):
            if page["fold"] == fold:
                records[i]["p"] = 1 / (1 + np.exp(-(x[i] @ weights)))
    return fitted(None)


def print_sure(boosters, x):
    """From which sum on, after some trees, the score ends up beyond 1024 on the same side, but
    for one block in 10,000."""
    final = sum(b.predict(x, raw_score=True, num_threads=1) for b in boosters) * SCALE / len(boosters)
    for rounds in (8, 12, 24, 32, 48, 80):
        part = sum(b.predict(x, raw_score=True, num_threads=1, num_iteration=rounds)
                   for b in boosters) * SCALE / len(boosters)
        inside = np.sort(np.where(final * np.sign(part) < SCALE, np.abs(part), 0))[::-1]
        print("trees:", rounds * len(boosters), "sure:", round(inside[len(x) // 10000]))


def print_figures(pages, records):
    for least in (0.4, 0.45, 0.5, 0.55, 0.6):
        score(pages, records, [choose(r, least) for r in records], "%.3f" % least)


def main():
    corpora, tool, work, out = sys.argv[1:5]
    pages = prepare(corpora, work)
    names, records = run_tool(tool, pages, work)
    for page, record in zip(pages, records):
        record["y"], record["weight"] = label(page, record)
    score(pages, records, [r["y"] > 0 for r in records], "best labels:")
    own, above, words, gain = one_round(tool, work, pages, records, ROUNDS // 2, SEEDS[:1])
    print_figures(pages, records)
    # What the first round is sure of teaches the second, where little is labelled by hand.
    for page, record in zip(pages, records):
        if page["text"] == "-":
            guess(record)
    own, above, words, gain = one_round(tool, work, pages, records, ROUNDS, SEEDS)
    print_figures(pages, records)
    for name, weight in zip(PARTS, weigh_parts(pages, records, names)):
        print("  %d, /* %s */" % (round(weight * SCALE), name))
    print_figures(pages, records)
    order = np.argsort(-gain)
    print(" ".join("%s %.4f" % (names[i], gain[i] / gain.sum()) for i in order[:60]))
    print("unused:", sum(gain == 0), "of", len(names))

    boosters = fit(*stack(records, range(len(pages))))
    print_sure(boosters, np.concatenate([r["x"] for r in records]))
    forests = Forests()
    forests.add(0, boosters)
    print("bytes:", write_model(out, own.table(None), above.table(None), words.table(None, least=3), forests),
          "nodes:", len(forests.nodes), "leaves:", len(forests.leaves))


if __name__ == "__main__":
    main()
