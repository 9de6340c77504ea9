#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Rapporteur authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Makes data/model/words.bin, the counted word list that decides about broken words.

  words.py HUNSPELL CORPORA OUT [--weights]

HUNSPELL is the path of en_US without its suffix; CORPORA a folder with ud/*.conllu,
names/*.bio, quotes/*.jsonl, times/*.jsonl, coref/litbank.jsonl and article/*/gold.json
(any of them may be missing); --weights also fits the weights of rap-broken-words.c and
prints them. Plain Python, no random numbers but seeded ones: same input, same bytes.
"""
import glob, json, math, os, random, re, struct, sys
from collections import Counter

BITS = 18
WORD = re.compile(r'[^\W\d_]+')


def affixes(path):
    rules, flag = {}, None
    for line in open(path + '.aff', encoding='utf-8'):
        part = line.split()
        if len(part) == 4 and part[0] in ('PFX', 'SFX'):
            rules[part[1]] = (part[0], part[2] == 'Y', [])
        elif len(part) >= 5 and part[0] in ('PFX', 'SFX'):
            cut, add = (x if x != '0' else '' for x in (part[2], part[3].split('/')[0]))
            test = re.compile(part[4] + '$' if part[0] == 'SFX' else '^' + part[4])
            rules[part[1]][2].append((cut, add, test))
    return rules


def derive(word, rule):
    kind, _, forms = rule
    for cut, add, test in forms:
        if not test.search(word):
            continue
        if kind == 'SFX' and word.endswith(cut):
            yield word[:len(word) - len(cut)] + add
        elif kind == 'PFX' and word.startswith(cut):
            yield add + word[len(cut):]


def dictionary(path):
    rules, words = affixes(path), set()
    for line in open(path + '.dic', encoding='utf-8').read().split('\n')[1:]:
        stem, _, flags = line.split('\t')[0].partition('/')
        forms = [stem] if stem else []
        for f in flags:
            if f in rules and rules[f][0] == 'SFX':
                forms += derive(stem, rules[f])
        for f in flags:
            if f in rules and rules[f][0] == 'PFX':
                forms += [y for x in list(forms) for y in derive(x, rules[f])]
        for form in forms:
            run = WORD.findall(form)
            if len(run) == 1 and run[0] == form:
                words.add(form.lower())
    return words


def conllu(path):
    text = []
    for line in open(path, encoding='utf-8'):
        if line.startswith('# text = '):
            text.append(line[9:])
        if line.startswith('# newdoc') and text:
            yield ' '.join(text)
            text = []
    yield ' '.join(text)


def bio(path):
    words = []
    for line in open(path, encoding='utf-8'):
        if line.startswith('# newdoc') and words:
            yield ' '.join(words)
            words = []
        elif '\t' in line:
            words.append(line.split('\t')[0])
        if len(words) > 2000:
            yield ' '.join(words)
            words = []
    yield ' '.join(words)


def texts(folder):
    """Documents of the corpora, (text, is it running text as its writer spaced it)."""
    for path in sorted(glob.glob(folder + '/**/*', recursive=True)):
        name = path[len(folder) + 1:]
        if re.search(r'ud/.*\.conllu$', name):
            yield from ((t, True) for t in conllu(path))
        elif re.search(r'names/(gmb|politics|worldwide)\.bio$', name):
            yield from ((t, False) for t in bio(path))
        elif re.search(r'(quotes|times)/.*\.jsonl$|coref/litbank', name):
            for line in open(path, encoding='utf-8'):
                yield json.loads(line)['text'], 'litbank' not in name
        elif re.search(r'article/(aeb|wcxb|moz)/gold\.json$', name):
            for page in json.load(open(path, encoding='utf-8')).values():
                yield page['articleBody'], True


def pairs_of(text):
    """Adjacent letter runs with one space between: (left, right), as written."""
    runs = [(m.start(), m.end()) for m in WORD.finditer(text)]
    for (a, b), (c, d) in zip(runs, runs[1:]):
        if c == b + 1 and text[b] == ' ':
            yield text[a:b], text[c:d]


def size(count):
    return min(15, count.bit_length())


class Counts:
    def __init__(self, spelling):
        self.spelling, self.words, self.pairs = spelling, Counter(), Counter()

    def add(self, text, sign=1):
        for w in WORD.findall(text):
            self.words[w.lower()] += sign
        for l, r in pairs_of(text):
            self.pairs[l.lower() + ' ' + r.lower()] += sign

    def known(self, word, least=3):
        return word in self.spelling or self.words[word] >= least


def fingerprint(key):
    h = 14695981039346656037
    for b in key.encode():
        h = ((h ^ b) * 1099511628211) & 0xFFFFFFFFFFFFFFFF
    h ^= h >> 29
    return h & ((1 << BITS) - 1), (h >> 40) & 0xFFFF


def write(counts, out):
    entries = {}
    for w in counts.spelling:
        entries[w] = 16
    for w, n in counts.words.items():
        if n >= 2 and len(w) <= 24 or w in counts.spelling:
            entries[w] = entries.get(w, 0) | size(n)
    for p, n in counts.pairs.items():
        if n >= 1 and counts.known(p.replace(' ', '')):
            entries[p] = 32 | size(n)
    entries = {k: v for k, v in entries.items() if v}
    prints, classes = [0] * (1 << BITS), bytearray(1 << BITS)
    assert len(entries) < (1 << BITS) * 4 // 5, len(entries)
    for key in sorted(entries, key=lambda k: (-(entries[k] & 15), k)):
        i, p = fingerprint(key)
        while classes[i]:
            i = (i + 1) & ((1 << BITS) - 1)
        prints[i], classes[i] = p, entries[key]
    with open(out, 'wb') as f:
        f.write(struct.pack('<4sIII', b'RAPW', 2, BITS, len(entries)))
        f.write(b''.join(struct.pack('<HB', *place) for place in zip(prints, classes)))
    print(len(entries), 'entries', len(counts.spelling), 'dictionary')


NAMES = ['bias', 'joined', 'joined-spelled', 'joined-new', 'left', 'left-spelled', 'left-new', 'right', 'right-spelled',
         'right-new', 'pair', 'pair-new', 'in-document', 'left-length', 'right-length', 'left-again', 'right-again',
         'short', 'odd-case']


def features(counts, seen, l, r):
    """What rap-broken-words.c computes of a candidate, in the same order."""
    L, R = l.lower(), r.lower()
    J = L + R
    sp = counts.spelling
    j, a, b, p = (size(n) for n in (counts.words[J], counts.words[L], counts.words[R], counts.pairs[L + ' ' + R]))
    j, a, b = (0 if x == 1 and w not in sp else x for x, w in ((j, J), (a, L), (b, R)))
    if not counts.known(J):
        p = 0
    return [1, j, J in sp, j == 0 and J not in sp, a, L in sp, a == 0 and L not in sp, b, R in sp, b == 0 and R not in sp,
            p, p == 0, min(3, seen[J]), min(6, len(l)), min(6, len(r)), min(3, seen[L] - 1), min(3, seen[R] - 1),
            min(len(l), len(r)) == 1, r[0].isupper()]


def is_candidate(counts, seen, l, r):
    L, R = l.lower(), r.lower()
    J = L + R
    if len(J) < 4 or len(J) > 24 or any(ch.isupper() for ch in r) and not (l + r).isupper():
        return False
    return counts.known(J, 2) or seen[J] > 0


def samples(counts, documents):
    rnd = random.Random(11)
    for n, text in enumerate(documents):
        counts.add(text, -1)
        words = text.split(' ')
        broken = set()
        if n % 3:
            rate = .01 if n % 2 else .03
            for i, w in enumerate(words):
                if rnd.random() < rate and re.fullmatch(r'[^\W\d_]{4,}[.,]?', w):
                    k = rnd.randrange(1, len(w.rstrip('.,')) - 1 + 1)
                    words[i] = w[:k] + ' ' + w[k:]
                    broken.add((w[:k], w[k:].rstrip('.,')))
        t = ' '.join(words)
        seen = Counter(w.lower() for w in WORD.findall(t))
        for l, r in pairs_of(t):
            if is_candidate(counts, seen, l, r):
                yield features(counts, seen, l, r), (l, r) in broken, (l, r)
        counts.add(text)


def fit(data, rounds=12):
    """Logistic regression by averaged stochastic steps."""
    rnd, n = random.Random(3), len(NAMES)
    w, total, steps = [0.] * n, [0.] * n, 0
    for epoch in range(rounds):
        rnd.shuffle(data)
        rate = .02 / (1 + epoch)
        for x, y, _ in data:
            z = sum(a * b for a, b in zip(w, x))
            g = (1. if y else 0.) - 1 / (1 + math.exp(-max(-30, min(30, z))))
            if not y:
                g *= 3
            w = [a + rate * g * b for a, b in zip(w, x)]
        if epoch >= rounds // 2:
            total = [a + b for a, b in zip(total, w)]
            steps += 1
    return [a / steps for a in total]


def main():
    spelling = dictionary(sys.argv[1])
    counts, running = Counts(spelling), []
    for text, is_running in texts(sys.argv[2]):
        counts.add(text)
        if is_running and len(text) > 500:
            running.append(text)
    print('tokens', sum(counts.words.values()), 'running texts', len(running))
    write(counts, sys.argv[3])
    if '--weights' in sys.argv:
        data = list(samples(counts, running[::2]))
        test = [d for i, d in enumerate(data) if i % 5 == 0]
        train = [d for i, d in enumerate(data) if i % 5]
        print('candidates', len(data), 'broken', sum(y for _, y, _ in data))
        w = fit(train)
        whole = [round(a * 64) for a in w]
        for limit in (-64, 0, 64, 128):
            tp = fp = fn = 0
            for x, y, lr in test:
                hit = sum(a * b for a, b in zip(whole, x)) > limit
                tp += hit and y; fp += hit and not y; fn += y and not hit
            print('limit', limit, 'recall', tp / (tp + fn), 'precision', tp / max(1, tp + fp), 'false', fp)
        for name, a in zip(NAMES, whole):
            print('  %s, /* %s */' % (a, name))
        wrong = [(lr, y) for x, y, lr in test if (sum(a * b for a, b in zip(whole, x)) > 0) != y]
        print(wrong[:60])


if __name__ == '__main__':
    main()
