#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Rapporteur authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Makes the cases that rap-train-lines learns from: pasted pages and spoilt reports.

  line-cases.py ARTICLES LEFTOVERS OUT [--plain=CASES]

ARTICLES holds aeb/, wcxb/ and moz/ with gold.json and NAME.html.gz; LEFTOVERS is
data/lexicon/en/leftovers.tsv; CASES a file of ready-made cases, used as well when given.
Each line of OUT: {"id", "domain", "fold", "text", "gold", "junk", "extra"}; "extra" is a
CaseKind of rap-train-lines.c. Nothing in a case, phrases neither, comes from another fold, so
folds can be held out. Deterministic.
"""
import gzip, hashlib, html.parser, json, os, random, re, sys

BLOCK = set('address article aside blockquote body br button caption center dd details dialog div dl dt fieldset '
            'figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol option p pre '
            'section select summary table tbody td tfoot th thead title tr ul'.split())
SKIP = set('script style noscript template svg head iframe textarea math object'.split())
VOID = set('area base br col embed hr img input link meta source track wbr'.split())


class Lines(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.lines, self.now, self.skip = [], [], []

    def flush(self):
        line = ' '.join(''.join(self.now).split())
        self.now = []
        if line:
            self.lines.append(line)

    def handle_starttag(self, tag, attrs):
        if tag in SKIP:
            self.skip.append(tag)
        elif tag in BLOCK:
            self.flush()

    def handle_endtag(self, tag):
        if tag in SKIP:
            while self.skip and self.skip.pop() != tag:
                pass
        elif tag in BLOCK:
            self.flush()

    def handle_data(self, data):
        if not self.skip:
            self.now.append(data)


def words(text):
    return re.findall(r'\w+', text)


def fold_of(domain):
    return int(hashlib.sha256(domain.encode()).hexdigest()[:8], 16) % 5


def lines_of(path):
    parser = Lines()
    try:
        parser.feed(gzip.open(path).read().decode('utf-8', 'replace'))
    except Exception:
        pass
    parser.flush()
    return parser.lines


def is_gold(line, gold_lines, shingles, run):
    w = words(line)
    if not w:
        return line in gold_lines
    if line in gold_lines or tuple(w) in gold_lines:
        return True
    if len(w) < 4:
        return False
    grams = [tuple(w[i:i + 4]) for i in range(len(w) - 3)]
    return sum(g in shingles for g in grams) * 2 >= len(grams)


# Around the body people mark some lines too many: none, a few, or down to the foot of the page.
BEFORE, AFTER = (0, 0, 3, 6, 12, 30), (0, 4, 4, 10, 25)
WINDOWS = 2
LONGEST = 200


def labelled(path, gold):
    lines = lines_of(path)
    body = gold['articleBody']
    gold_lines = set(l.strip() for l in body.split('\n')) | set(tuple(words(l)) for l in body.split('\n'))
    g = words(body)
    shingles = set(tuple(g[i:i + 4]) for i in range(len(g) - 3))
    return lines, [is_gold(l, gold_lines, shingles, g) for l in lines]


def page_cases(lines, keep, gold, name, rnd):
    """Copies of a page from somewhere before its report to somewhere behind it."""
    index = [i for i, k in enumerate(keep) if k]
    if len(index) < 3 or sum(len(words(lines[i])) for i in index) < .9 * len(words(gold['articleBody'])):
        return []
    cases, seen = [], set()
    for i in range(WINDOWS):
        a, b = max(0, index[0] - rnd.choice(BEFORE)), min(len(lines), index[-1] + 1 + rnd.choice(AFTER))
        gap = rnd.choice(['\n'] * 13 + ['\n\n'] * 4 + [' '] * 3)
        if b - a > LONGEST or (a, b, gap == ' ') in seen:
            continue
        seen.add((a, b, gap == ' '))
        window = list(zip(lines[a:b], keep[a:b]))
        cases.append({'id': f'page-{name}-{i}', 'domain': gold['domain'], 'fold': fold_of(gold['domain']), 'extra': 1,
                      'text': gap.join(l for l, _ in window), 'gold': gold['articleBody'], 'junk': [l for l, k in window if not k]})
    return cases


FIRST = 'Anna Brian Carla Dmitri Elif Farid Grace Hugo Ines Jonas Karen Liam Mei Nadia Omar Paula Quentin Rosa Stefan Tara'.split()
LAST = 'Abbott Brandt Castro Dunn Eriksen Fontaine Gupta Hoffman Ivanova Jensen Kato Lindqvist Moreno Novak Okoye Petrov'.split()
MONTHS = 'January February March April May June July August September October November December'.split()


def person(rnd):
    return rnd.choice(FIRST) + ' ' + rnd.choice(LAST)


def date(rnd):
    m, d, y = rnd.randrange(12), rnd.randrange(1, 29), rnd.randrange(2009, 2026)
    return rnd.choice([f'{MONTHS[m]} {d}, {y}', f'{d} {MONTHS[m]} {y}', f'{y}-{m + 1:02}-{d:02}', f'{m + 1:02}/{d:02}/{y % 100:02}',
                       f'{MONTHS[m][:3]} {d}, {y}'])


def fill(phrase, rnd, sites, topics):
    def one(m):
        k = m[1]
        return {'n': str(rnd.choice([2, 5, 12, 38, 140, 873])), 'year': str(rnd.randrange(2009, 2026)), 'name': person(rnd),
                'site': rnd.choice(sites), 'any': rnd.choice(topics), 'date': date(rnd), 'month': rnd.choice(MONTHS),
                'weekday': 'Monday'}.get(k, m[0])
    return re.sub(r'\{(\w+)\}', one, phrase)


def noised(name, gold, domain, rnd, pool, long_pool, phrases, titles):
    paras = [p.strip() for p in gold['articleBody'].split('\n') if p.strip()]
    if len(paras) < 4:
        return None
    text, junk = [(p, False) for p in paras], []
    sites = ['The Daily Courier', 'Harbour News', 'The Post', 'Metro Wire', 'The Ledger', 'Channel 9']
    topics = ['Europe', 'Health', 'Elections', 'Trade', 'Climate']

    def piece():
        k = rnd.random()
        if k < .17 and pool:
            return rnd.choice(pool)
        if k < .27 and long_pool:
            return rnd.choice(long_pool)
        if k < .31:
            return ' '.join(rnd.sample(topics, rnd.choice([1, 2, 3])))
        row = rnd.choice(phrases)
        line = fill(row[0], rnd, sites, topics)
        if row[1] == 'prefix' and rnd.random() < .9:
            line += ' ' + rnd.choice([rnd.choice(sites), person(rnd), date(rnd), rnd.choice(titles), ''])
        if row[1] == 'suffix':
            line = rnd.choice(titles) + ' ' + line
        line = line.strip()
        style = rnd.random()
        return line.upper() if style < .1 else line[:1].upper() + line[1:] if style < .7 else line.title() if style < .85 else line

    for _ in range(rnd.choice([4, 6, 8, 9, 10, 12, 15])):
        line = piece()
        where = rnd.random()
        at = 0 if where < .12 else len(text) if where < .5 else rnd.randrange(len(text) + 1)
        if tuple(words(line)) and line not in paras:
            text.insert(at, (line, True))
    if rnd.random() < .12:
        text.insert(0, (paras[0], True))
    if rnd.random() < .55:
        head = [rnd.choice([gold.get('title') or rnd.choice(titles), rnd.choice(titles)])]
        who = gold.get('author') or person(rnd)
        if rnd.random() < .85:
            head.append(rnd.choice(['By ', 'by ', 'BY ', '']) + (who if rnd.random() < .7 else who.upper()) +
                        rnd.choice(['', '', ', ' + rnd.choice(sites), ' | ' + rnd.choice(sites)]))
        if rnd.random() < .85:
            head.append(rnd.choice(['', '', 'Published: ', 'Updated ', 'Posted on ']) + date(rnd) +
                        rnd.choice(['', '', ' 10:12 AM ET', ' at 4:05 pm']))
        text = [(h, True) for h in head] + text
    if rnd.random() < .1:
        merged, i = [], 0
        while i < len(text):
            if i + 1 < len(text) and not text[i][1] and not text[i + 1][1] and rnd.random() < .6:
                merged.append((text[i][0] + ' ' + text[i + 1][0], False))
                i += 2
            else:
                merged.append(text[i])
                i += 1
        text = merged
    junk = [t for t, j in text if j]
    lay = rnd.random()
    gap = '\n\n' if lay < .6 else '\n' if lay < .85 else ' ' if lay < .95 else None
    if gap is None:
        width = rnd.choice([60, 66, 72, 78])
        out = []
        for t, _ in text:
            line = ''
            rows = []
            for w in t.split():
                if line and len(line) + 1 + len(w) > width:
                    rows.append(line)
                    line = w
                else:
                    line = (line + ' ' + w).strip()
            out.append('\n'.join(rows + [line]))
        body = '\n\n'.join(out)
    else:
        body = gap.join(t for t, _ in text)
    return {'id': 'spoilt-' + name, 'domain': domain, 'fold': fold_of(domain), 'text': body, 'gold': gold['articleBody'],
            'junk': junk, 'extra': 2}


def clean(name, gold):
    """A report that nothing was pasted into: nothing may be cut from it."""
    paras = [p.strip() for p in gold['articleBody'].split('\n') if p.strip()]
    return {'id': 'clean-' + name, 'domain': gold['domain'], 'fold': fold_of(gold['domain']), 'extra': 5, 'junk': [],
            'gold': gold['articleBody'], 'text': ('\n' if fold_of(name) < 2 else '\n\n').join(paras)}


def main():
    folder, leftovers, out = sys.argv[1:4]
    plain = next((a[8:] for a in sys.argv[4:] if a.startswith('--plain=')), None)
    rnd = random.Random(7)
    phrases = []
    for line in open(leftovers, encoding='utf-8').read().split('\n')[1:]:
        part = line.split('\t')
        if len(part) >= 5 and not line.startswith('# ') and part[1] == 'en' and part[3] != 'contains' and int(part[4]) >= 6:
            phrases.append((part[0], part[3]))
    cases, golds, pools, longs, titles = [], {}, [[] for _ in range(5)], [[] for _ in range(5)], [[] for _ in range(5)]
    for corpus in ('aeb', 'wcxb', 'moz'):
        for name, gold in sorted(json.load(open(f'{folder}/{corpus}/gold.json')).items()):
            path = f'{folder}/{corpus}/{name}.html.gz'
            golds[f'{corpus}/{name}'] = gold
            fold = fold_of(gold['domain'])
            if gold.get('title'):
                titles[fold].append(gold['title'])
            if not os.path.exists(path):
                continue
            lines, keep = labelled(path, gold)
            cases.append({'id': 'whole-' + name, 'domain': gold['domain'], 'fold': fold, 'text': '\n'.join(lines),
                          'gold': gold['articleBody'], 'junk': [l for l, k in zip(lines, keep) if not k], 'extra': 3})
            if corpus != 'moz':
                cases += page_cases(lines, keep, gold, name, rnd)
            for l, k in zip(lines, keep):
                n = len(l.split())
                if not k and 1 <= n <= 10 and len(l) < 90:
                    pools[fold].append(l)
                elif not k and 10 < n <= 45:
                    longs[fold].append(l)
    for key, gold in sorted(golds.items()):
        fold = fold_of(gold['domain'])
        own = [row for row in phrases if fold_of(row[0]) == fold]
        for i in range(2):
            case = noised(f'{key}-{i}', gold, gold['domain'], rnd, pools[fold], longs[fold], own, titles[fold])
            if case:
                cases.append(case)
        if gold['articleBody']:
            cases.append(clean(key, gold))
    if plain:
        for name, case in sorted(json.load(gzip.open(plain)).items()):
            domain = golds[case['source']]['domain']
            cases.append({'id': name, 'domain': domain, 'fold': fold_of(domain), 'text': case['text'], 'gold': case['gold'],
                          'junk': case['junk'], 'extra': 4 if case['family'] == 'noised' else 0})
    with open(out, 'w', encoding='utf-8') as f:
        for case in sorted(cases, key=lambda c: (c['domain'], c['id'])):
            f.write(json.dumps(case, ensure_ascii=False) + '\n')
    print(len(cases), 'cases')


main()
