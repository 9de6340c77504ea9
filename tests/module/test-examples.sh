#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Rapporteur authors
# SPDX-License-Identifier: LGPL-2.1-or-later
# test-examples.sh SOURCE: the runnable examples of gir/ on a report.
source=$1
report=$source/tests/golden/dam/report.txt
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/gi/overrides"
cp "$source/gir/overrides/Rapporteur.py" "$folder/gi/overrides/"
echo 1..2
if PYTHONPATH=$folder /usr/bin/python3 "$source/gir/examples/who-said-what.py" "$report" | grep -q 'Dolan: We cannot plant'; then
  echo ok 1 - python
else
  echo not ok 1 - python
fi
if [ "$(gjs -m "$source/gir/examples/summary.js" "$report" | grep -c '^• ')" -eq 3 ]; then
  echo ok 2 - gjs
else
  echo not ok 2 - gjs
fi
