#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# run.sh [board | process | time [ROWS [ROUNDS]] | python [ROWS [ROUNDS]]]: the benchmarks, on the release build. Medians
# of turns taken side by side; the last number is the ratio to parplan: above 1, parplan is faster. The tables of `python`
# say what their ratios are to.
set -eu
table=${1:-all}
[ $# = 0 ] || shift
cd "$(dirname "$0")/.."
build=build/release
libraries="$build/lib/libparplan.a $(pkg-config --libs libutf8proc) -ltommath"
flags="-O3 -std=c11 -Wall -Wextra -Iinclude"
python=build/bench-venv/bin/python
[ -x $python ] || python=python3
if [ "$table" = all ] || [ "$table" = time ] || [ "$table" = python ]; then
    # shellcheck disable=SC2086 # words
    cc $flags -fPIC -shared bench/time.c $libraries -o "$build/bench_time.so"
fi
if [ "$table" = all ] || [ "$table" = board ]; then
    # shellcheck disable=SC2046 # words
    cc -O3 -std=c11 -D_POSIX_C_SOURCE=200809L -Wall -Iinclude bench/board.c "$build/lib/libparplan.a" \
        $(pkg-config --libs libutf8proc sqlite3) -ltommath -o "$build/bench_board"
    "$build/bench_board" data/plans/thanh-xuan-2024.json "$build/bench.db" 201
fi
if [ "$table" = all ] || [ "$table" = process ]; then
    python3 bench/process.py "$build/bindings/cli/parplan" 41
fi
if [ "$table" = all ] || [ "$table" = time ]; then
    # shellcheck disable=SC2086 # words
    cc $flags -g bench/time.c $libraries -o "$build/bench_time"
    rm -f "$build/bench_time_icu.so"
    if pkg-config --exists icu-i18n; then
        # shellcheck disable=SC2046,SC2086 # words
        cc $flags -D_POSIX_C_SOURCE=200809L $(pkg-config --cflags icu-i18n) -fPIC -shared bench/time_icu.c \
            $(pkg-config --libs icu-i18n) -o "$build/bench_time_icu.so"
    fi
    $python bench/time_peers.py "$build/bench_time.so" "$build/bench_time" "$build/bench_time_icu.so" "$@"
fi
if [ "$table" = all ] || [ "$table" = python ]; then
    package=$build/bindings/python
    headers=$($python -c 'import sysconfig; print(sysconfig.get_path("include"))')
    # shellcheck disable=SC2086 # words
    cc $flags -D_POSIX_C_SOURCE=200809L -DPy_LIMITED_API=0x030B0000 -I"$headers" -fvisibility=hidden -fPIC -shared \
        bench/python_call.c $libraries -o "$build/bench_call.so"
    $python bench/python.py "$build/bench_time.so" "$build/bench_call.so" "$package" "$@"
    $python bench/python_job.py "$package"
fi
