// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

/* Sugar for GJS: text in, objects out. Nothing here that the library cannot do. */
/* exported _init */

const {Gio} = imports.gi;

function _init() {
    const Rapporteur = this;

    Gio._promisify(Rapporteur.Action.prototype, 'run_async', 'run_finish');

    Rapporteur.Item.prototype.toObject = function () {
        return JSON.parse(this.dup_json());
    };
    Rapporteur.Report.prototype.toObject = function () {
        return JSON.parse(this.to_string(false));
    };
    Rapporteur.Report.prototype[Symbol.iterator] = function* () {
        for (let i = 0; i < this.get_n_items(); i++)
            yield this.get_item(i);
    };

    /* await Rapporteur.run('quotes', text, {indirect: false, published: '2016-03-31'}) */
    Rapporteur.run = function (name, text, {published, ...parameters} = {}, cancellable = null) {
        const action = Rapporteur.Registry.get_default().create(name);
        Object.assign(action, parameters);
        let document = Rapporteur.Document.new(text);
        if (published)
            document = document.with_published(published);
        return action.run_async(Rapporteur.Dossier.new_for_document(document), cancellable);
    };
}
