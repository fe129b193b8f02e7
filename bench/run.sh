#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# run.sh [board | process]: the benchmarks, on the release build. Medians of turns taken side by side; the last number is
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
