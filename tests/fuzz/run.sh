#!/usr/bin/env bash
# Runs the fuzz targets of BUILD for SECONDS each, from the seeds in corpus/TARGET. What a target finds
# stays in BUILD/corpus/TARGET, inputs that break it in BUILD/crashes.
# usage: run.sh BUILD SECONDS [TARGET...]
set -euo pipefail
build=$(cd "$1" && pwd) seconds=$2
shift 2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
top=$(cd "$here/../.." && pwd)
if [[ $# -eq 0 ]]; then
    mapfile -t all < <(find "$build/bin" -name 'fuzz_*' -printf '%f\n' | LC_ALL=C sort)
    set -- "${all[@]#fuzz_}"
fi
export LSAN_OPTIONS=suppressions=$here/leaks.txt:print_suppressions=0

# fuzz TARGET - runs one target; its line of the report is all that it prints.
fuzz() {
    local target=$1 log=$build/fuzz_$1.log options=()
    mkdir -p "$build/corpus/$target" "$build/crashes"
    [[ ! -e $here/$target.dict ]] || options+=(-dict="$here/$target.dict")
    case $target in
    config | shell_line) options+=(-close_fd_mask=3) ;; # messages of the program
    database) options+=(-max_len=65536 "$build/tests/fuzz/seeds/database") ;;
    esac
    if "$build/bin/fuzz_$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 \
        -max_len=4096 -print_final_stats=1 -artifact_prefix="$build/crashes/$target-" \
        "${options[@]}" "$build/corpus/$target" "$here/corpus/$target" "$top/docs/examples" \
        >"$log" 2>&1; then
        printf 'passed  %-17s %s runs\n' "$target" "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")"
    else
        printf 'FAILED  %s\n' "$target"
        grep -vE '^#[0-9]+[[:space:]]' "$log" | tail -40
        return 1
    fi
}

for target in "$@"; do
    [[ -x $build/bin/fuzz_$target ]] || {
        printf 'fuzz: no target "%s"\n' "$target" >&2
        exit 2
    }
done
# As many at a time as there are processors.
running=0 status=0
for target in "$@"; do
    if [[ $running -ge $(nproc) ]]; then
        wait -n || status=1
        running=$((running - 1))
    fi
    fuzz "$target" &
    running=$((running + 1))
done
for ((; running > 0; running--)); do
    wait -n || status=1
done
rm -rf /dev/shm/onym-fuzz-??????
exit $status
