#!/bin/sh
# Compares the pages of docs/systems with what the program prints: pages.sh ONYM DOCS, or with
# --write as a third argument puts them there.
set -u
onym=$1 docs=$2 write=${3:-}
status=0
for id in $("$onym" systems | cut -d' ' -f1); do
    if [ "$write" = --write ]; then
        "$onym" systems --markdown "$id" > "$docs/$id.md" || status=1
    elif ! "$onym" systems --markdown "$id" | cmp -s - "$docs/$id.md"; then
        echo "docs/systems/$id.md is not what \"onym systems --markdown $id\" prints;" \
            "build the target system_pages" >&2
        status=1
    fi
done
exit $status
