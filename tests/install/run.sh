#!/usr/bin/env bash
# Installs the build tree BUILD under a temporary prefix, moves that, and uses what lies there: the
# program, and the library from a program of another project, by CMake and by pkg-config.
# usage: run.sh CMAKE BUILD COMPILER VERSION [SANITIZERS]
set -euo pipefail
cmake=$1 build=$2 compiler=$3 version=$4 sanitize=${5:-}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
export LC_ALL=C.UTF-8 HOME=$place/home XDG_DATA_HOME=$place/home/data
# A program that does not itself begin with the sanitizer's runtime would be refused.
flags=(${sanitize:+-fsanitize="$sanitize"})

fail() {
    printf 'install: %s\n' "$*" >&2
    exit 1
}

"$cmake" --install "$build" --prefix "$place/first" >"$place/log" || {
    cat "$place/log"
    fail 'cmake --install'
}
mv "$place/first" "$place/prefix" # nothing that was installed may know where it was put
prefix=$place/prefix

# one PATTERN - the one file under the prefix that matches.
one() {
    local found
    found=$(find "$prefix" -path "$prefix/$1")
    [[ -n $found && $found != *$'\n'* ]] || fail "not exactly one $1: $found"
    printf '%s\n' "$found"
}

# The tree.
for pattern in bin/onym include/onym.h '*/libonym.so' '*/libonym.so.0' "*/libonym.so.$version" \
    '*/pkgconfig/onym.pc' '*/cmake/onym/onym-config.cmake' '*/cmake/onym/onym-config-version.cmake' \
    share/onym/glossary.db share/onym/styles/ap.style share/onym/systems/ko-rr.rules; do
    one "$pattern" >/dev/null
done
for page in "$here"/../../docs/man/*.[1-8]; do
    [[ -e $page ]] || continue
    one "share/man/man${page##*.}/$(basename "$page")" >/dev/null
done
others=$(find "$prefix/bin" -type f ! -name onym)
[[ -z $others ]] || fail "in bin: $others"

# The program.
"$prefix/bin/onym" lookup --version >"$place/out"
[[ $(head -1 "$place/out") == "onym $version" ]] || fail "version: $(cat "$place/out")"
"$prefix/bin/onym" lookup Pyonyang | grep -q Pyongyang || fail 'lookup finds nothing'
ln -s "$prefix/bin/onym" "$place/onym"
"$place/onym" lookup Pyonyang | grep -q Pyongyang || fail 'lookup finds nothing through a link'

# The library: its name, and nothing but its own names.
library=$(one '*/libonym.so.0')
objdump -p "$library" | grep -q 'SONAME *libonym.so.0$' || fail 'no soname libonym.so.0'
foreign=$(nm -D --defined-only "$library" | awk '{ print $NF }' | grep -v '^onym_' || true)
[[ -z $foreign ]] || fail "names that are not ours: $foreign"
hidden=$(grep -oE '\<onym_[a-z_]+\(' "$prefix/include/onym.h" | tr -d '(' | sort -u |
    comm -23 - <(nm -D --defined-only "$library" | awk '{ print $NF }' | sort -u) |
    grep -vE '_fn$' || true)
[[ -z $hidden ]] || fail "in the header and not in the library: $hidden"

# A program of another project, by CMake.
build_use() {
    "$cmake" -S "$here" -B "$place/cmake" -DCMAKE_PREFIX_PATH="$prefix" \
        -DCMAKE_C_COMPILER="$compiler" -DCMAKE_C_FLAGS="${flags[*]}" -DONYM_WANTED="${version%.*}"
    "$cmake" --build "$place/cmake"
}
build_use >"$place/log" 2>&1 || {
    cat "$place/log"
    fail 'find_package(onym)'
}
"$place/cmake/use" "$prefix/share/onym" | grep -qx "$version Pyongyang" || fail 'by CMake'
if "$cmake" -S "$here" -B "$place/other" -DCMAKE_PREFIX_PATH="$prefix" \
    -DCMAKE_C_COMPILER="$compiler" -DONYM_WANTED=0.99 >/dev/null 2>&1; then
    fail 'find_package(onym 0.99) is content'
fi

# By pkg-config, and with the header as C++ would see it.
PKG_CONFIG_PATH=$(dirname "$(one '*/pkgconfig/onym.pc')")
export PKG_CONFIG_PATH
[[ $(pkg-config --modversion onym) == "$version" ]] || fail 'pkg-config --modversion'
read -r -a words < <(pkg-config --cflags --libs onym)
"$compiler" -std=c11 -Wall -Wextra -Wpedantic -Werror "${flags[@]}" -o "$place/use" "$here/use.c" \
    "${words[@]}" -Wl,-rpath,"$(dirname "$library")"
"$place/use" "$prefix/share/onym" | grep -qx "$version Pyongyang" || fail 'by pkg-config'
echo 'installed, found and used'
