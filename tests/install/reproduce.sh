#!/usr/bin/env bash
# reproduce.sh SOURCE PLACE - builds and installs the sources twice, in directories of other names, in another locale,
# time zone and umask, one after the other, without a compiler cache: the two packages must be the same, byte by byte and
# mode by mode.
set -euo pipefail
source=$(realpath "$1")
place=$2
rm -rf "$place"
mkdir -p "$place"
place=$(realpath "$place")
export CCACHE_DISABLE=1
unset CMAKE_C_COMPILER_LAUNCHER

# package NAME UMASK ZONE LOCALE JOBS - leaves what is installed in PLACE/NAME.tree, and its modes and hashes in
# PLACE/NAME.list.
package() (
    build=$place/$1
    umask "$2"
    export TZ=$3 LC_ALL=$4
    mkdir "$build"
    # Sources at another path, in another order of their directory, and with other times.
    (cd "$source" && find . -mindepth 1 -maxdepth 1 ! -name build ! -name .git -exec cp -r {} "$build/" \;)
    cd "$build"
    cmake --preset release -DBUILD_TESTING=OFF >configure.log
    cmake --build --preset release --parallel "$5" >build.log
    DESTDIR=$place/$1.tree cmake --install build/release --prefix /usr >install.log
    (cd "$place/$1.tree" && find . -printf '%P %M %l\n' | LC_ALL=C sort &&
        find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum) >"$place/$1.list"
)

package here 022 Asia/Pyongyang C 1
package a-directory-elsewhere 077 America/St_Johns C.UTF-8 "$(nproc)"
if ! diff "$place/here.list" "$place/a-directory-elsewhere.list"; then
    echo 'the two packages differ' >&2
    exit 1
fi
printf 'two packages of %s files are the same\n' "$(find "$place/here.tree" -type f | wc -l)"
rm -rf "$place"
