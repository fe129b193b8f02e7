#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# run.sh [board | process | time [ROWS [ROUNDS]]]: the benchmarks, on the release build. Medians of turns taken side by side; the last number is
# the ratio to parplan: above 1, parplan is faster.
set -eu
table=${1:-all}
cd "$(dirname "$0")/.."
build=build/release
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
    [ $# = 0 ] || shift
    libraries="$build/lib/libparplan.a $(pkg-config --libs libutf8proc) -ltommath"
    flags="-O3 -std=c11 -Wall -Wextra -Iinclude"
    # shellcheck disable=SC2086 # words
    cc $flags -fPIC -shared bench/time.c $libraries -o "$build/bench_time.so"
    # shellcheck disable=SC2086 # words
    cc $flags -g bench/time.c $libraries -o "$build/bench_time"
    rm -f "$build/bench_time_icu.so"
    if pkg-config --exists icu-i18n; then
        # shellcheck disable=SC2046,SC2086 # words
        cc $flags -D_POSIX_C_SOURCE=200809L $(pkg-config --cflags icu-i18n) -fPIC -shared bench/time_icu.c \
            $(pkg-config --libs icu-i18n) -o "$build/bench_time_icu.so"
    fi
    python=build/bench-venv/bin/python
    [ -x $python ] || python=python3
    $python bench/time_peers.py "$build/bench_time.so" "$build/bench_time" "$build/bench_time_icu.so" "$@"
fi
