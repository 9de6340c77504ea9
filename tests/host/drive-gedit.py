#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Rapporteur authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Uses the plug-in as a person would, through the accessibility bus. Prints TAP."""
import os
import pathlib
import subprocess
import sys
import time

import gi

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import tap  # noqa: E402

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402


def pump(seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        while GLib.MainContext.default().iteration(False):
            pass
        time.sleep(0.02)


def walk(node, depth=0):
    if node is None or depth > 40:
        return
    yield node
    for i in range(node.get_child_count()):
        try:
            yield from walk(node.get_child_at_index(i), depth + 1)
        except GLib.Error:
            pass


def application():
    desktop = Atspi.get_desktop(0)
    for i in range(desktop.get_child_count()):
        app = desktop.get_child_at_index(i)
        if app and app.get_name() == 'gedit':
            return app
    return None


def wait_for(find, seconds=8):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            found = find()
            if found:
                return found
        except GLib.Error:
            pass
        pump(0.1)
    raise AssertionError(f'waited {seconds} s in vain')


def named(name):
    return wait_for(lambda: next((n for n in walk(application()) if n.get_name() == name), None))


def text_view():
    return wait_for(lambda: next((n for n in walk(application()) if n.get_role_name() == 'text' and 'Dolan' in whole(n)), None))


def whole(node):
    return Atspi.Text.get_text(node, 0, -1) if 'Text' in node.get_interfaces() else ''


def press(name):
    Atspi.Action.do_action(named(name), 0)
    pump(0.3)


def activate(node):
    names = [Atspi.Action.get_action_name(node, i) for i in range(Atspi.Action.get_n_actions(node))]
    Atspi.Action.do_action(node, names.index('activate'))
    pump(0.5)


def rows():
    return [n for n in walk(named('rapporteur-findings')) if n.get_role_name() == 'table cell' and n.get_name()]


def read():
    """What the menu entry and its shortcut do."""
    subprocess.run(['gdbus', 'call', '--session', '-d', 'org.gnome.gedit', '-o', '/org/gnome/gedit/window/1',
                    '-m', 'org.gtk.Actions.Activate', 'rapporteur-read', '[]', '{}'], check=True, stdout=subprocess.DEVNULL)
    named('rapporteur-run')
    wait_for(rows)
    pump(0.5)


def test_panel_lists_findings():
    read()
    names = [row.get_name() for row in rows()]
    assert 'Quotations' in names, names
    assert any('We will not wait' in name for name in names), names
    assert named('rapporteur-banner')


def test_row_shows_passage():
    activate(next(r for r in rows() if 'We will not wait' in r.get_name()))
    view = text_view()
    assert Atspi.Text.get_n_selections(view) == 1, 'nothing is selected'
    selection = Atspi.Text.get_selection(view, 0)
    selected = whole(view)[selection.start_offset:selection.end_offset]
    assert 'We will not wait' in selected, selected


def test_passages_are_underlined():
    view = text_view()
    position = whole(view).index('We will not wait') + 3
    attributes, _, _ = Atspi.Text.get_attribute_run(view, position, False)
    assert attributes.get('underline') == 'single', attributes


def selected_text():
    selection = Atspi.Text.get_selection(text_view(), 0)
    return selection.start_offset, whole(text_view())[selection.start_offset:selection.end_offset]


def test_row_shows_each_passage():
    row = next(r for r in rows() if r.get_name() == 'Norway')
    activate(row)
    first = selected_text()
    activate(row)
    second = selected_text()
    assert first[1] == second[1] == 'Norway' and first[0] < second[0], (first, second)


def test_heading_marks_its_rows():
    activate(next(r for r in rows() if r.get_name() == 'Quotations'))
    view = text_view()
    position = whole(view).index('The gates are open') + 3
    attributes, _, _ = Atspi.Text.get_attribute_run(view, position, False)
    assert attributes.get('underline') == 'single', attributes


def test_text_is_unchanged():
    assert whole(text_view()).strip() == open(sys.argv[1], encoding='utf-8').read().strip()


def test_edit_makes_rows_stale():
    view = text_view()
    position = whole(view).index('We will not wait') + 3
    Atspi.EditableText.insert_text(view, position, 'XX', 2)
    pump(1)
    stale = [r.get_name() for r in rows() if '(text changed)' in r.get_name()]
    assert stale and all('We will not wait' in name for name in stale), stale
    activate(next(r for r in rows() if r.get_name() == 'Monday'))
    selection = Atspi.Text.get_selection(view, 0)
    assert whole(view)[selection.start_offset:selection.end_offset] == 'Monday'
    Atspi.EditableText.delete_text(view, position, position + 2)
    pump(0.6)


def test_replace_is_one_undo_step():
    view = text_view()
    before = whole(view)
    press('rapporteur-replace')
    pump(0.5)
    assert whole(view) != before, 'nothing was replaced'
    press_key_undo()
    assert whole(text_view()).strip() == before.strip()


def press_key_undo():
    named_view = text_view_any()
    Atspi.Component.grab_focus(named_view)
    pump(0.2)
    Atspi.generate_keyboard_event(37, None, Atspi.KeySynthType.PRESS)  # Control
    Atspi.generate_keyboard_event(52, None, Atspi.KeySynthType.PRESSRELEASE)  # z
    Atspi.generate_keyboard_event(37, None, Atspi.KeySynthType.RELEASE)
    pump(0.8)


def text_view_any():
    return wait_for(lambda: next((n for n in walk(application()) if n.get_role_name() == 'text' and len(whole(n)) > 60), None))


def screenshot():
    path = os.environ.get('RAP_SCREENSHOT')
    if path:
        read()
        activate(next(r for r in rows() if r.get_name() == 'Quotations'))
        subprocess.run(['import', '-window', 'root', path], check=False)


def main():
    wait_for(application, 40)
    Atspi.get_desktop(0).set_cache_mask(Atspi.Cache.NONE)
    tap.run(globals())
    screenshot()


main()
