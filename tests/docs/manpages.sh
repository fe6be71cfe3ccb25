#!/usr/bin/env bash
# manpages.sh DIR - mandoc has no complaint about the manual pages of DIR, and renders what they show.
set -euo pipefail
if ! command -v mandoc >/dev/null; then
    echo 'skipped: mandoc is not installed'
    exit 77
fi
status=0
for page in "$1"/*.[1-9]; do
    # mandoc lists on standard output; its status is 0 below the level "error".
    # Which other pages are installed says nothing about this one.
    complaints=$(mandoc -T lint "$page" 2>/dev/null | grep -v 'referenced manual not found' || true)
    if [[ -n $complaints ]]; then
        printf '%s\n' "$complaints"
        status=1
    fi
    mandoc -T utf8 "$page" >/dev/null || status=1
done
exit $status
