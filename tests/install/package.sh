#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Installs a wheel or an sdist of the Python package into a new environment, away from the sources, and uses it
# there. What a wheel is given finds no compiler and no SWIG.
#
# usage: package.sh SOURCE_DIR PACKAGE PYTHON
set -eu

source=$1 package=$2 python=$3

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
unset PYTHONPATH
cd "$work"

fail() {
    echo "FAILED: $*" >&2
    exit 1
}

"$python" -m venv venv
python=$work/venv/bin/python

# By its name, a program is found in the environment or not at all.
alone() {
    env "PATH=$work/venv/bin" CC=/bin/false CXX=/bin/false "MPLCONFIGDIR=$work" "$@"
}

case $package in
*.whl)
    for tool in cc gcc c++ swig cmake ninja; do
        alone "$python" -c 'import shutil, sys; sys.exit(shutil.which(sys.argv[1]) is not None)' $tool ||
            fail "$tool can be reached"
    done
    alone "$python" -m pip install --quiet --disable-pip-version-check --only-binary :all: \
        "${package}[excel,frame,plot,progress]" nbclient ipykernel
    alone "$python" -X dev -W error "$source/tests/install/smoke.py" "$source" --grafted
    if [ -f "$source/docs/tutorial.ipynb" ]; then
        alone "$python" "$source/tests/python/run_notebook.py" "$source/docs/tutorial.ipynb"
    fi
    ;;
*)
    "$python" -m pip install --quiet --disable-pip-version-check "$package"
    "$python" -X dev -W error "$source/tests/install/smoke.py" "$source"
    ;;
esac
