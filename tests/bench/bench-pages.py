#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Rapporteur authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Reads a folder of pages with rapporteur and with whichever peers are installed, in one run.

usage: bench-pages.py RAPPORTEUR FOLDER

FOLDER holds NAME.html, and NAME.txt where the text of the report is known. Prints for each
reader the processor seconds, the megabytes a second, the peak memory, the F1 of the words where
a text is given, and how many times slower it is than rapporteur. Peers: trafilatura and
readability-lxml (Python); @mozilla/readability with linkedom (node, from NODE_PATH).
"""
import collections
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

TRAFILATURA = """
import json, sys, trafilatura
for path in sys.argv[1:]:
    text = trafilatura.extract(open(path, 'rb').read(), include_comments=False) or ''
    print(json.dumps([path, text]))
"""
READABILITY = """
import json, sys
from lxml import html
from readability import Document
for path in sys.argv[1:]:
    summary = Document(open(path, 'rb').read().decode('utf-8', 'replace')).summary()
    print(json.dumps([path, html.fromstring(summary).text_content()]))
"""
NODE = """
const fs = require('fs'), { Readability } = require('@mozilla/readability'), { parseHTML } = require('linkedom');
for (const path of process.argv.slice(1)) {
  const { document } = parseHTML(fs.readFileSync(path, 'utf8'));
  const article = new Readability(document).parse();
  console.log(JSON.stringify([path, article ? article.textContent : '']));
}
"""


def readers(rapporteur):
    yield "rapporteur", [rapporteur, "article", "--format=jsonl", "--jobs=1", "--leftovers=false"]
    if importlib.util.find_spec("trafilatura"):
        yield "trafilatura", [sys.executable, "-c", TRAFILATURA]
    if importlib.util.find_spec("readability"):
        yield "readability-lxml", [sys.executable, "-c", READABILITY]
    if shutil.which("node") and subprocess.run(["node", "-e", NODE], capture_output=True).returncode == 0:
        yield "readability.js", ["node", "-e", NODE, "--"]


def run(command, pages):
    """Seconds of processor time, peak memory in MB, and the texts by page."""
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen(command + pages, stdout=out, stderr=subprocess.DEVNULL)
        _, _, usage = os.wait4(process.pid, 0)
        out.seek(0)
        lines = [json.loads(line) for line in out if line[:1] in "[{"]
    texts = {}
    for line in lines:
        if isinstance(line, dict):
            texts[line["document"]["uri"]] = (line.get("article") or {}).get("text") or ""
        else:
            texts[line[0]] = line[1]
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, texts


def words(text):
    return collections.Counter(word.lower() for word in re.findall(r"\w+", text))


def f1(gold, text):
    a, b = words(gold), words(text)
    total = sum(a.values()) + sum(b.values())
    return 2 * sum((a & b).values()) / total if total else 1.0


def main():
    rapporteur, folder = sys.argv[1:3]
    pages = sorted(os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".html"))
    size = sum(os.path.getsize(page) for page in pages) / 1e6
    first = None
    for name, command in readers(rapporteur):
        seconds, memory, texts = run(command, pages)
        if not texts:
            print("%-18s does not run here" % name)
            continue
        first = first or seconds
        scores = [f1(open(page[:-5] + ".txt", encoding="utf-8").read(), texts.get(page, ""))
                  for page in pages if os.path.exists(page[:-5] + ".txt")]
        score = "%.3f" % (sum(scores) / len(scores)) if scores else "-"
        print("%-18s %8.2f s %8.1f MB/s %8.0f MB  F1 %s  %.1f times" % (
            name, seconds, size / seconds, memory, score, seconds / first))


if __name__ == "__main__":
    main()
