#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Installs a build with the Python package into a temporary prefix, moves that, and uses the package from there.
#
# usage: python.sh SOURCE_DIR BUILD_DIR CMAKE PYTHON
set -eu

source=$1 build=$2 cmake=$3 python=$4

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

fail() {
    echo "FAILED: $*" >&2
    exit 1
}

"$cmake" --install "$build" --prefix "$work/first" >"$work/install.log" || fail "$(cat "$work/install.log")"
mv "$work/first" "$work/prefix"
core=$(find "$work/prefix" -path '*/parplan/_core.*.so')
[ -f "$core" ] || fail "the extension is not installed"
site=$(dirname "$(dirname "$core")")
echo "ok: $(basename "$core") is in ${site#"$work/prefix/"}"
cd "$work"
PYTHONPATH=$site "$python" -X dev -W error -B "$source/tests/install/smoke.py" "$source"
