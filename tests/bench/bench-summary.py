#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Rapporteur authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Summarises texts with rapporteur, with their first words, and with ots where it is installed, in one run.

usage: bench-summary.py RAPPORTEUR TEXTS [WORDS]

TEXTS is JSON Lines with id, text and summary (by people). Every summary is cut at WORDS words [60]. Prints
for each the F1 of the words and of the pairs of words (without stemming), processor seconds, texts a second,
and how many times slower it is than rapporteur.
"""
import collections
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile


def words(text):
    return re.findall(r"[a-z0-9]+", text.lower())


def f1(gold, made, size):
    counts = [collections.Counter(zip(*(text[i:] for i in range(size)))) for text in (gold, made)]
    shared = sum((counts[0] & counts[1]).values())
    return 2 * shared / max(1, sum(counts[0].values()) + sum(counts[1].values()))


def run(command, stdin=None):
    before = os.times()
    out = subprocess.run(command, capture_output=True, text=True, stdin=stdin).stdout
    after = os.times()
    return out, after.children_user - before.children_user + after.children_system - before.children_system


def by_rapporteur(program, texts, size):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        for i, text in enumerate(texts):
            file.write(json.dumps({"id": str(i), "text": text["text"]}) + "\n")
        file.flush()
        out, seconds = run([program, "summary", f"--words={size}", "--format=jsonl", "--jobs=1", file.name])
    made = collections.defaultdict(list)
    for line in out.splitlines():
        result = json.loads(line)
        made[result["document"]["id"]] = [item["label"] for item in result["items"] if item["kind"] == "sentence"]
    return [" ".join(made[str(i)]) for i in range(len(texts))], seconds


def by_ots(texts, size):
    made, all_seconds = [], 0
    for text in texts:
        ratio = max(1, min(100, round(100 * size / max(1, len(text["text"].split())))))
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
            file.write(text["text"])
            file.flush()
            out, seconds = run(["ots", f"--ratio={ratio}", file.name])
        made.append(out)
        all_seconds += seconds
    return made, all_seconds


def main():
    program, path = sys.argv[1:3]
    size = int(sys.argv[3]) if len(sys.argv) > 3 else 60
    texts = [json.loads(line) for line in open(path, encoding="utf-8")]
    results = {"rapporteur": by_rapporteur(program, texts, size), "lead": ([t["text"] for t in texts], 0)}
    if shutil.which("ots"):
        results["ots"] = by_ots(texts, size)
    own = results["rapporteur"][1]
    for name, (made, seconds) in results.items():
        pairs = [(words(t["summary"]), words(" ".join(m.split()[:size]))) for t, m in zip(texts, made)]
        one, two = (100 * sum(f1(*pair, n) for pair in pairs) / len(pairs) for n in (1, 2))
        speed = f"{seconds:7.2f} s {len(texts) / seconds:7.0f} texts/s {seconds / own:6.1f} x" if seconds else ""
        print(f"{name:12} words {one:5.1f}  pairs {two:5.1f}  {speed}")


if __name__ == "__main__":
    main()
