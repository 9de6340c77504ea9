#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Rapporteur authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""A file includes only headers of files above it in the list of plugin/meson.build."""
import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1])
PLUGIN = ROOT / 'plugin'
LISTED = re.findall(r"^\s+'((?:text|language|extract|relate|summarise|action|write)/[^']+\.c)',", (PLUGIN / 'meson.build').read_text(), re.M)
LAYERS = ['text', 'language', 'extract', 'relate', 'summarise', 'action', 'write', 'host']
LIBRARIES = {  # who may include what from outside
    'json-glib': r'text/rap-json|text/rap-metadata|text/rap-reader|action/|write/',
    'sqlite3': r'relate/rap-ledger', 'gtk/': r'host/gedit/', 'gedit/': r'host/gedit/', 'tepl/': r'host/gedit/',
    'libpeas/': r'host/gedit/', 'gst/': r'host/gst/',
}


def stem(path):
    return path.removesuffix('.h').removesuffix('.c').removesuffix('-private')


def main():
    position = {stem(path): number for number, path in enumerate(LISTED)}
    wrong = [f'{path}: stands twice in the list' for path in set(LISTED) if LISTED.count(path) > 1]
    for file in sorted(PLUGIN.rglob('*.[ch]')):
        path = file.relative_to(PLUGIN).as_posix()
        layer = path.split('/')[0]
        if layer == 'train' or path == 'rapporteur.h':
            continue
        if path.endswith('.c') and layer != 'host' and path not in LISTED:
            wrong.append(f'{path}: not in the list')
        for included in re.findall(r'^#include ["<](.+?)[">]', file.read_text(), re.M):
            for library, allowed in LIBRARIES.items():
                if included.startswith(library) and not re.match(allowed, path):
                    wrong.append(f'{path}: includes {included}')
            if not (PLUGIN / included).exists() or included == 'rapporteur.h':
                continue
            if layer == 'host':
                if not included.startswith('/'.join(path.split('/')[:2]) + '/'):
                    wrong.append(f'{path}: hosts include <rapporteur.h> only, not {included}')
                continue
            mine, theirs = position.get(stem(path)), position.get(stem(included))
            if mine is not None and theirs is not None:
                if theirs > mine:
                    wrong.append(f'{path}: includes {included}, which stands below it')
            elif LAYERS.index(included.split('/')[0]) > LAYERS.index(layer):
                wrong.append(f'{path}: includes {included} of a later layer')
    print('\n'.join(wrong))
    sys.exit(bool(wrong))


main()
