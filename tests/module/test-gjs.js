// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* The library from GJS: sugar, UTF-16 offsets, errors, await, an action of one's own. TAP. */
import GObject from 'gi://GObject';
import Rapporteur from 'gi://Rapporteur?version=1';

const TEXT = '😀 “Our borders are open,” Minister Ana Dolan said.';

const Shout = GObject.registerClass({
    GTypeName: 'TestShoutJs',
    Properties: {
        'at-least': GObject.ParamSpec.int('at-least', 'At least', 'Look for words of this length',
            GObject.ParamFlags.READWRITE, 1, 99, 3),
    },
}, class Shout extends Rapporteur.Action {
    vfunc_run(dossier, _cancellable) {
        const report = Rapporteur.Report.new(dossier);
        const document = dossier.get_document(0);
        const text = document.get_text();
        for (const match of text.matchAll(/\b[A-Z]{3,}\b/g)) {
            const item = Rapporteur.Item.new('shout', match[0]);
            item.add_evidence(document, document.from_utf16(match.index, match.index + match[0].length));
            item.set_fields(JSON.stringify({length: match[0].length}));
            report.append(item);
        }
        return report;
    }
});

const tests = {
    async sugar() {
        const report = await Rapporteur.run('article', TEXT);
        const [item] = report;
        const [start, end] = item.get_document(0).to_utf16(item.get_span(0));
        return TEXT.slice(start, end) === item.toObject().evidence[0].exact && report.toObject().schema === 'rapporteur/1';
    },
    error() {
        try {
            Rapporteur.Registry.get_default().create('no-such-action');
        } catch (error) {
            return error.message.includes('no-such-action');
        }
        return false;
    },
    describe() {
        const action = Rapporteur.Registry.get_default().describe('article').get_object();
        return action.get_string_member('name') === 'article';
    },
    async own_action() {
        Rapporteur.Registry.get_default().add(Shout.$gtype, 'shout-js');
        const report = await Rapporteur.run('shout-js', '😀 NATO said no');
        return report.get_n_items() === 1 && report.get_item(0).toObject().evidence[0].exact === 'NATO';
    },
};

let number = 0;
for (const [name, test] of Object.entries(tests)) {
    let passed = false;
    try {
        passed = await test();
    } catch (error) {
        print(`# ${error}`);
    }
    print(`${passed ? 'ok' : 'not ok'} ${++number} - ${name}`);
}
print(`1..${number}`);
