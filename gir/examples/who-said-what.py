#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Rapporteur authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""who-said-what.py FILE: every quote with its speaker, or that the text does not say who."""
import sys

import gi

gi.require_version('Rapporteur', '1')
from gi.repository import Rapporteur  # noqa: E402

for quote in Rapporteur.run('quotes', open(sys.argv[1], encoding='utf-8').read()):
    speaker = quote['speaker']
    name = speaker['mention']['exact'] if speaker['status'] == 'stated' else 'not stated'
    print(f'{name}: {" … ".join(span["exact"] for span in quote["content"])}')
