# SPDX-FileCopyrightText: 2026 The Rapporteur authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Sugar for Python: text in, dictionaries out. Nothing here that the library cannot do."""
import json

from gi.module import get_introspection_module
from gi.overrides import override

Rapporteur = get_introspection_module('Rapporteur')
__all__ = []


@override
class Item(Rapporteur.Item):
    """item['speaker'] reads a field; item.to_dict() gives them all."""

    def to_dict(self):
        return json.loads(self.dup_json())

    def __getitem__(self, field):
        return self.to_dict()[field]

    def __repr__(self):
        return f'<{self.get_kind()} {self.get_label()!r}>'


@override
class Report(Rapporteur.Report):
    """Iterates over its items; report.to_dict() is the whole result."""

    def __len__(self):
        return self.get_n_items()

    def __iter__(self):
        return (self.get_item(i) for i in range(len(self)))

    def to_dict(self):
        return json.loads(self.to_string(False))


def run(action, text, published=None, **parameters):
    """run('quotes', text, indirect=False) → Report"""
    made = Rapporteur.Registry.get_default().create(action)
    for name, value in parameters.items():
        made.set_property(name.replace('_', '-'), value)
    document = Rapporteur.Document.new(text)
    if published:
        document = document.with_published(published)
    return made.run(Rapporteur.Dossier.new_for_document(document), None)


__all__ += ['Item', 'Report', 'run']
