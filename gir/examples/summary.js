// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* gjs -m summary.js FILE: the report in three of its own sentences. */
import Gio from 'gi://Gio';
import Rapporteur from 'gi://Rapporteur?version=1';

const [, bytes] = Gio.File.new_for_path(ARGV[0]).load_contents(null);
const report = await Rapporteur.run('summary', new TextDecoder().decode(bytes), {sentences: 3});
for (const sentence of report)
    print(`• ${sentence.get_label()}`);
