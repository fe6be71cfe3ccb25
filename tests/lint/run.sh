#!/usr/bin/env bash
# The static checks; warnings of the compilers are those of the presets test and clang.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
failed=0

# check NAME COMMAND... - runs the command and says how it went.
check() {
    local name=$1
    shift
    if "$@"; then
        printf 'passed  %s\n' "$name"
    else
        printf 'FAILED  %s\n' "$name"
        failed=$((failed + 1))
    fi
}

mapfile -t sources < <(find src include tests -name '*.[ch]' | LC_ALL=C sort)
mapfile -t scripts < <({ echo dev; echo .ci/run; find tests -name '*.sh' -o -name '*.bash' -o -name '*.bats'; } |
    LC_ALL=C sort)
mapfile -t pages < <(find docs -path '*/man/*' -name '*.[1-8]' | LC_ALL=C sort)

check 'arrows of the design' tests/lint/arrows.sh
check clang-format clang-format --dry-run -Werror "${sources[@]}"
# Text in single quotes and quotation marks of other languages are what the tests are about.
check shellcheck shellcheck -x -e SC2016,SC1110,SC1112 "${scripts[@]}"
check cppcheck cppcheck --quiet --std=c11 --language=c --inline-suppr --error-exitcode=1 \
    --enable=warning,performance,portability --suppressions-list=tests/lint/cppcheck.txt \
    -I include -I src -j "$(nproc)" src
if [[ ${#pages[@]} -gt 0 ]]; then
    check mandoc mandoc -T lint -W warning "${pages[@]}"
fi
[[ $failed -eq 0 ]]
