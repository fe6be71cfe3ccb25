# Completion of onym for bash: onym itself says what may stand next.
# shellcheck shell=bash

_onym() {
    local words=() word line files=false i
    # Readline breaks words at "=" as well: --style = ap is one option and its value.
    for ((i = 1; i <= COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        [[ $word != '=' ]] || { ((i < COMP_CWORD)) && continue || word=''; }
        word=${word#[\"\']}
        words+=("${word//\\/}")
    done
    COMPREPLY=()
    while IFS= read -r line; do
        if [[ $line == :files ]]; then
            files=true
        else
            COMPREPLY+=("${line%%$'\t'*}")
        fi
    done < <("${COMP_WORDS[0]}" complete -- "${words[@]}" 2>/dev/null)
    # Names have blanks and apostrophes in them: they are quoted as file names are.
    compopt -o filenames 2>/dev/null
    if $files; then
        while IFS= read -r line; do
            COMPREPLY+=("$line")
        done < <(compgen -f -- "${words[-1]}")
    elif [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]]; then
        compopt -o nospace 2>/dev/null
    fi
}

complete -F _onym onym
