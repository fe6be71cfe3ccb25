# Completion of onym for fish: onym itself says what may stand next.

function __onym_ask
    set -l words (commandline -opc) (commandline -ct)
    $words[1] complete -- (string unescape -- $words[2..-1]) 2>/dev/null
end

complete -c onym -f -a '(__onym_ask | string match -v ":files")'
complete -c onym -n '__onym_ask | string match -q ":files"' -F
