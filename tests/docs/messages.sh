#!/usr/bin/env bash
# messages.sh SRC ERRORS - every message that the sources under SRC can print is explained in ERRORS.
#
# A message is a text in a call of one of the functions that fill errors, print messages or remark on a
# line (tools of the build, in gen/, left out); what a %-conversion stands for may be called anything there, the words between must be the same.
set -euo pipefail
command -v perl >/dev/null || {
    echo 'skipped: perl is not installed'
    exit 77
}
# shellcheck disable=SC2016
find "$1" -name '*.c' -not -path '*/gen/*' -print0 | LC_ALL=C sort -z | xargs -0 perl -CS -Mutf8 -e '
    my $errors = shift;
    sub slurp { local (@ARGV, $/) = @_; binmode STDIN; my $text = <>; utf8::decode($text); return $text }
    my $known = slurp($errors);
    $known =~ s/\\//g;
    $known =~ s/\s+/ /g;
    my $literal = qr/"(?:[^"\\]|\\.)*"/;
    my $calls = qr/\b(?:error_set|shell_fail|message_printf|message_print|cli_usage|rulefile_fault
        |remark|refuse|fail|fault|note|report|over_limit)\s*\((?:[^;"]|$literal)*?\)\s*;
        |\bsnprintf\(error->message(?:[^;"]|$literal)*?\)\s*;
        |\breturn\s+$literal\s*;|\*?fault\s*=\s*$literal\s*;|\bwhat\[\d+\]\s*=\s*$literal\s*;/x;
    my ($count, $missing) = (0, 0);
    for my $file (@ARGV) {
        my $text = slurp($file);
        while ($text =~ /($calls)/g) {
            my $call = $1;
            $call =~ s/"\s*\n\s*"//g; # adjacent literals are one
            while ($call =~ /"((?:[^"\\]|\\.)*)"/g) {
                my $message = $1;
                $message =~ s/\\"/"/g;
                $message =~ s/\\n//g;
                $message =~ s/^(?:[a-z]+|not found): //; # the class, which ERRORS has as a heading
                for my $words (split /%[-+ 0#]*[\d.*]*(?:hh|h|ll|l|z|j|t)?[a-zA-Z]/, $message) {
                    $words =~ s/^[\s"():;,-]+|[\s"():;,]+$//g;
                    next unless $words =~ /[A-Za-z]{2,}.* .*[A-Za-z]{2,}/;
                    $count++;
                    next if index($known, $words) >= 0;
                    print "$file: not in $errors: $words\n";
                    $missing++;
                }
            }
        }
    }
    print "$count messages, $missing without an explanation\n";
    exit($missing > 0);
' "$2"
