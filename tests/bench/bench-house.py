#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Rapporteur authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""bench-house.py RAPPORTEUR: start, speed, memory and growth; user CPU seconds, medians of five runs.
Not a test: machines are noisy. Growth is the ratio that matters: time at 4n against time at n."""
import json
import os
import pathlib
import resource
import statistics
import sys
import tempfile
import time

CLI = os.path.abspath(sys.argv[1])
GOLDEN = pathlib.Path(__file__).resolve().parent.parent / 'golden'
FOLDER = pathlib.Path(tempfile.mkdtemp(prefix='rap-bench-'))


def run(actions, path):
    """CPU seconds, wall seconds, peak kilobytes."""
    start = time.monotonic()
    child = os.posix_spawn(CLI, [CLI, actions, '--format=jsonl', '--jobs=1', str(path)], os.environ,
                           file_actions=[(os.POSIX_SPAWN_OPEN, 1, '/dev/null', os.O_WRONLY, 0)])
    _, _, usage = os.wait4(child, 0)
    return usage.ru_utime + usage.ru_stime, time.monotonic() - start, usage.ru_maxrss


def median(actions, path, times=5):
    return [statistics.median(values) for values in zip(*(run(actions, path) for _ in range(times)))]


def write(name, text):
    path = FOLDER / name
    path.write_text(text, encoding='utf-8')
    return path


def main():
    report = (GOLDEN / 'dam' / 'report.txt').read_text()
    page = (GOLDEN / 'page' / 'report.html').read_text()
    small = write('small.txt', report)
    base = run("article", small)[0]
    cpu, wall, _ = median('quotes', small)
    print(f'first result on {len(report)} bytes: {1000 * wall:.0f} ms wall, {1000 * cpu:.0f} ms CPU (goal 20)')
    many = write('many.jsonl', ''.join('{"id":"%d","text":%s}\n' % (i, json.dumps(report)) for i in range(400)))
    size = 400 * len(report.encode()) / 1e6
    for actions, goal in (('quotes,summary', 5), ('article', None), ('times,figures', 10), ('syntax', 2), ('events', None), ('report', None)):
        cpu, _, peak = median(actions, many, 3)
        print(f'{actions}: {size / (cpu - base):.2f} MB/s of CPU' + (f' (goal {goal})' if goal else '') + f', peak {peak / 1024:.0f} MB')
    pages = FOLDER / 'pages'
    pages.mkdir()
    for i in range(200):
        (pages / f'{i}.html').write_text(page * 20)
    cpu, _, peak = median('article', pages, 3)
    print(f'pages: {200 * 20 * len(page.encode()) / 1e6 / (cpu - base):.1f} MB/s of CPU (goal 100)')
    big = write('big.txt', (report + '\n') * 600)
    _, _, peak = run('quotes,summary', big)
    bytes_read = big.stat().st_size
    print(f'memory on {bytes_read / 1e6:.1f} MB of text: {peak * 1024 / bytes_read:.1f} times the text')
    families = {'quotes': '"', 'openers': '“', 'tags': '<', 'line': 'the minister said that ', 'dots': '. ', 'capitals': 'NATO ',
                'marks': 'e\u0301', 'comment': '<!-- ', 'nested': '<div>', 'distinct': None}
    for name, unit in families.items():
        cost = []
        for n in (50000, 200000):
            text = ' '.join(f'w{i}x' for i in range(n // 8)) if unit is None else unit * (n // len(unit))
            path = write(f'{name}-{n}.{"html" if "<" in text[:5] else "txt"}', text)
            cost.append(median('quotes,summary', path, 3)[0])
        start = min(base, cost[0] * 0.9)
        print(f'growth on {name}: {(cost[1] - start) / max(1e-3, cost[0] - start):.1f} (goal 4.5), {cost[1]:.2f} s')


main()
