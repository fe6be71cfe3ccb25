#!/usr/bin/env bash
# options.sh ONYM PAGE - every command and option that the program's help names is in the manual page, and the
# other way round.
set -euo pipefail
program=$1 page=$2
help=$(mktemp)
trap 'rm -f "$help"' EXIT
mapfile -t commands < <("$program" help | sed -n '/^Examples/q; s/^  \([a-z]*\)  *[a-z].*/\1/p')
[[ ${#commands[@]} -gt 5 ]]
for command in "${commands[@]}"; do
    case $command in
    help | version) "$program" help "$command" ;;
    *) "$program" "$command" --help ;;
    esac
done >"$help"
failed=0
complain() {
    printf '%s\n' "$*"
    failed=$((failed + 1))
}
for command in "${commands[@]}"; do
    grep -qE "^\.(Cm|It Cm|Ss) $command\b" "$page" || complain "the command $command is not in $page"
done
options_of() {
    grep -oE -- '--[a-zA-Z]+(-[a-zA-Z]+)*' "$1" | sort -u
}
while IFS= read -r option; do
    grep -qE -- "Fl -${option#--}\b" "$page" || complain "the option $option is not in $page"
done < <(options_of "$help")
while IFS= read -r option; do
    grep -qE -- "--$option\b" "$help" || complain "the help says nothing of --$option"
done < <(grep -oE 'Fl -[a-zA-Z]+(-[a-zA-Z]+)*' "$page" | sed 's/^Fl -//' | sort -u)
[[ $failed -eq 0 ]]
