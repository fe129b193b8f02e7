#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Installs a build into a temporary prefix and uses it from there as a stranger would: C11, C99 and
# C++17, by pkg-config and by find_package, shared and static.
#
# usage: run.sh SOURCE_DIR BUILD_DIR [CMAKE [CC [CXX]]]
set -eu

source=$1 build=$2 cmake=${3:-cmake} cc=${4:-cc} cxx=${5:-c++}
strict="-Wall -Wextra -pedantic -Werror"

command -v "$cxx" >/dev/null || { echo "skipped: no C++ compiler"; exit 77; }
command -v pkg-config >/dev/null || { echo "skipped: no pkg-config"; exit 77; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

fail() {
    echo "FAILED: $*" >&2
    exit 1
}

same() { # what, expected, found
    [ "$2" = "$3" ] || fail "$1: expected '$2', found '$3'"
    echo "ok: $1 is $3"
}

# The prefix moves after the installation: nothing may remember where it was.
"$cmake" --install "$build" --prefix "$work/first" >"$work/install.log" || fail "$(cat "$work/install.log")"
prefix=$work/prefix
mv "$work/first" "$prefix"
if grep -rIlF -e "$work/first" -e "$source" -e "$build" "$prefix" | grep -v /data/ >"$work/paths"; then
    fail "these name a folder of the build: $(cat "$work/paths")"
fi

header=$prefix/include/parplan/base.h
pc=$(find "$prefix" -name parplan.pc)
library=$(find "$prefix" -name libparplan.so)
archive=$(find "$prefix" -name libparplan.a)
for file in "$header" "$pc" "$library" "$archive"; do
    [ -f "$file" ] || fail "a file is not installed"
done
libdir=$(dirname "$library")
version=$(sed -n 's/^#define PARPLAN_VERSION "\(.*\)"$/\1/p' "$header")

export PKG_CONFIG_PATH="$libdir/pkgconfig${PKG_CONFIG_PATH:+:$PKG_CONFIG_PATH}"
export PKG_CONFIG_ALLOW_SYSTEM_CFLAGS=
same "pkg-config --modversion" "$version" "$(pkg-config --modversion parplan)"
soname=$(LC_ALL=C readelf -d "$library" | sed -n 's/.*Library soname: \[\(.*\)\]/\1/p')
same "SONAME" "libparplan.so.${version%.*}" "$soname"
same "the file behind it" "libparplan.so.$version" "$(basename "$(readlink -f "$library")")"

for file in "$source"/include/parplan/*.h; do
    name=$(basename "$file")
    echo "#include <parplan/$name>" >"$work/alone.c"
    cp "$work/alone.c" "$work/alone.cpp"
    # shellcheck disable=SC2046,SC2086 # flags are words
    "$cc" -std=c99 $strict -fsyntax-only $(pkg-config --cflags parplan) "$work/alone.c" ||
        fail "$name does not stand alone as C99"
    # shellcheck disable=SC2046,SC2086
    "$cxx" -std=c++17 $strict -fsyntax-only $(pkg-config --cflags parplan) "$work/alone.cpp" ||
        fail "$name does not stand alone as C++17"
done
echo "ok: each header stands alone as C99 and as C++17"

run() { # program, shared or static
    if LC_ALL=C readelf -d "$1" | grep -q 'NEEDED.*libparplan'; then found=shared; else found=static; fi
    [ "$found" = "$2" ] || fail "$1 is linked $found, not $2"
    same "$(basename "$1") ($2)" "$version" "$(LD_LIBRARY_PATH=$libdir "$1")"
}

# By pkg-config. With both libraries in one folder the linker prefers the shared one, so a static
# consumer names the archive.
for kind in shared static; do
    if [ $kind = shared ]; then
        libs=$(pkg-config --libs parplan)
    else
        libs=$(pkg-config --static --libs parplan | sed 's/-lparplan/-l:libparplan.a/')
    fi
    cflags=$(pkg-config --cflags parplan)
    # shellcheck disable=SC2086 # flags are words
    {
        "$cc" -std=c11 $strict $cflags -o "$work/pc-c11" "$source/tests/install/consumer.c" $libs
        "$cc" -std=c99 $strict $cflags -o "$work/pc-c99" "$source/tests/install/consumer.c" $libs
        "$cxx" -std=c++17 $strict $cflags -o "$work/pc-cpp17" "$source/tests/install/consumer.cpp" $libs
    }
    for name in pc-c11 pc-c99 pc-cpp17; do run "$work/$name" $kind; done
done

# By find_package.
for kind in shared static; do
    if [ $kind = shared ]; then target=parplan::parplan; else target=parplan::static; fi
    {
        "$cmake" -G Ninja -S "$source/tests/install" -B "$work/$kind" -D "LIBRARY=$target" \
            -D "CMAKE_PREFIX_PATH=$prefix" -D "CMAKE_C_COMPILER=$cc" &&
            "$cmake" --build "$work/$kind"
    } >"$work/cmake.log" 2>&1 || fail "find_package, $kind: $(cat "$work/cmake.log")"
    for name in c11 c99 cpp17; do run "$work/$kind/$name" $kind; done
done

if [ -x "$build/bindings/cli/parplan" ]; then
    "$prefix/bin/parplan" version >"$work/version" || fail "the installed command does not run"
    grep -qF "$version" "$work/version" || fail "the command says: $(cat "$work/version")"
    echo "ok: the installed command runs"
fi
