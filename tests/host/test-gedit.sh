#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Rapporteur authors
# SPDX-License-Identifier: LGPL-2.1-or-later
# test-gedit.sh BUILD SOURCE: drives a real gedit in a display of its own. Needs Xvfb and AT-SPI.
# With RAP_SCREENSHOT=FILE and ImageMagick it leaves a picture of the window.
build=$1
source=$2
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export HOME="$home" XDG_DATA_HOME="$home/data" XDG_CONFIG_HOME="$home/config" XDG_CACHE_HOME="$home/cache" XDG_RUNTIME_DIR="$home/run"
mkdir -p "$XDG_DATA_HOME/gedit/plugins" "$XDG_CONFIG_HOME/glib-2.0/settings" "$XDG_CACHE_HOME" "$XDG_RUNTIME_DIR"
chmod 700 "$XDG_RUNTIME_DIR"
ln -s "$build/plugin/host/gedit/librapgedit.so" "$build/plugin/host/gedit/rapgedit.plugin" "$XDG_DATA_HOME/gedit/plugins/"
export GSETTINGS_BACKEND=keyfile GDK_BACKEND=x11 NO_AT_BRIDGE=0 LC_ALL=C.UTF-8 LD_LIBRARY_PATH="$build/plugin"
cat > "$XDG_CONFIG_HOME/glib-2.0/settings/keyfile" <<'KEYS'
[org/gnome/gedit/plugins]
active-plugins=['rapgedit']
[org/gnome/gedit/preferences/ui]
side-panel-visible=true
[org/gnome/gedit/state/window]
size=(1280, 800)
side-panel-size=420
KEYS
cp "$source/tests/host/gedit-report.txt" "$home/report.txt"
# A new session sometimes comes up without its accessibility bus, and then nothing can be driven:
# an attempt that drove nothing is made again.
attempt () {
  timeout 45 xvfb-run -a -s "-screen 0 1280x800x24" dbus-run-session -- sh -c '
    gedit "$0/report.txt" >"$0/gedit.log" 2>&1 &
    editor=$!
    /usr/bin/python3 "$1/tests/host/drive-gedit.py" "$0/report.txt" 2>"$0/drive.log"
    status=$?
    kill $editor
    grep -vE "fd limit|portal|PipeWire" "$0/gedit.log" | sed "s/^/# /"
    exit $status
  ' "$home" "$source" > "$home/tap" 2>/dev/null
}
for try in 1 2 3; do
  attempt
  if grep -q "^ok" "$home/tap"; then
    cat "$home/tap"
    exit 0
  fi
done
cat "$home/tap" "$home/drive.log"
exit 1
