#!/usr/bin/env perl
# bench.pl - how fast the program is, beside the tools that are installed, all in one run.
# usage: bench.pl BUILD [--runs N] [--size MB] [--sizes NAMES,NAMES...] [--stream GB] [--write]
#   --runs    runs of each job, all jobs in turn (3)
#   --size    MB of clean English (50); the other texts are a fifth of it
#   --sizes   made gazetteers of so many names are imported, and the checks run with each as well
#   --stream  checks and filters a stream of so many GB too, for the memory that they take
#   --write   puts the table into docs/performance.md and the chart beside it
# Times are CPU time, user and system; of several runs the median. Prints a table, and writes it
# with an SVG chart to BUILD/bench.
use strict;
use warnings;
use Cwd 'realpath';
use File::Basename 'dirname';
use File::Temp 'tempdir';
use POSIX ();

my $build = shift // die "usage: bench.pl BUILD [OPTION...]\n";
my %option = (runs => 3, size => 50, sizes => '', stream => 0, write => 0);
while (defined(my $name = shift)) {
    $name =~ s/^--// && exists $option{$name} or die "bench.pl: no option \"$name\"\n";
    $option{$name} = $name eq 'write' ? 1 : shift // die "bench.pl: --$name needs a value\n";
    die "bench.pl: --$name: not \"$option{$name}\"\n" unless $option{$name} =~ /^[0-9][0-9,]*$/;
}
my $here = dirname(realpath($0));
my $top = "$here/../..";
my $onym = realpath("$build/bin/onym") // die "bench.pl: no program in $build\n";
my $work = tempdir(CLEANUP => 1);
@ENV{qw(LC_ALL HOME XDG_DATA_HOME NO_COLOR)} = ('C.UTF-8', $work, "$work/none", 1);

sub say_progress { print STDERR "bench: @_\n" }

sub run_shell { my $command = shift; system('bash', '-c', "set -o pipefail; $command") == 0 or die "bench.pl: failed: $command\n" }

sub installed { my $name = shift; return grep { -x "$_/$name" } split /:/, $ENV{PATH} }

# ---- texts

sub make_texts {
    run_shell("cc -O2 -std=c11 -D_GNU_SOURCE -o $work/$_ $here/$_.c -lm") for qw(clock make_text make_gazetteer);
    my %pattern = (en => [2, '^[A-Z][A-Za-z -]+$'], ru => [3, '^[\x{410}-\x{42F}][\x{410}-\x{44F}\x{451} -]+$'],
                   ko => [5, '^[\x{AC00}-\x{D7A3} ]+$']);
    for my $lang (sort keys %pattern) {
        my ($column, $shape) = @{$pattern{$lang}};
        run_shell("cut -f$column $top/dict/names/*.tsv | grep -P '$shape' | LC_ALL=C sort -u >$work/names.$lang");
    }
    my $list = '/usr/share/dict/american-english';
    my $words = -e $list ? "$work/words" : '';
    run_shell("grep -E '^[a-z]{2,}\$' $list >$words") if $words;
    my ($all, $part) = ($option{size} * 1_000_000, $option{size} * 200_000);
    run_shell("$work/make_text en $all 0 $work/names.en $words >$work/clean");
    run_shell("$work/make_text en $part 5 $work/names.en $words >$work/faulty");
    run_shell("$work/make_text $_ $part 0 $work/names.$_ >$work/$_") for qw(ru ko);
    mix($part, map { "$work/$_" } qw(clean ru ko));
    run_shell("head -c $part $work/clean >$work/part; head -c 1000000 $work/clean >$work/million; : >$work/nothing");
}

# Paragraphs of several texts in turn, up to so many bytes.
sub mix {
    my ($bytes, @paths) = @_;
    local $/ = '';
    my @in = map { open my $in, '<', $_ or die "bench.pl: $_: $!\n"; $in } @paths;
    open my $out, '>', "$work/mixed" or die "bench.pl: $!\n";
    for (my $i = 0; tell($out) < $bytes; $i++) {
        my $paragraph = readline $in[$i % @in];
        last unless defined $paragraph;
        print $out $paragraph;
    }
    close $out or die "bench.pl: $!\n";
}

# ---- glossaries

# Imports a gazetteer of COUNT names; returns its XDG_DATA_HOME, and what it took.
sub import_names {
    my $count = shift;
    my $home = "$work/home.$count";
    say_progress("importing $count names");
    run_shell("cat $top/dict/names/*-places.tsv | $work/make_gazetteer $count >$work/XX.txt");
    run_shell("XDG_DATA_HOME=$home $onym glossary import $work/XX.txt >&2");
    unlink "$work/XX.txt";
    return $home;
}

# ---- jobs

my @jobs; # name, input, command, home (of the glossary), bytes, group; then times, walls, kb

sub job {
    my ($group, $name, $input, $command, $home) = @_;
    my $path = "$work/$input";
    push @jobs, {group => $group, name => $name, input => $path, command => $command, home => $home // "$work/none",
                 bytes => -s $path, cpu => [], wall => [], kb => 0};
}

# How a command is shown to the reader.
sub shown {
    my $command = join ' ', @{$_[0]};
    $command =~ s/\Q$onym\E/onym/;
    $command =~ s/\Q$work\E\///g;
    return $command;
}

sub check_jobs {
    my ($label, $home) = @_;
    my @check = ($onym, 'check', '--format', 'unix', '-');
    job('check', "check, clean English, $label", 'clean', \@check, $home);
    job('check', "check, English, an error in 200 words, $label", 'faulty', \@check, $home);
    job('check', "check, Russian, $label", 'ru', \@check, $home);
    job('check', "check, Korean, $label", 'ko', \@check, $home);
    job('check', "check, mixed, $label", 'mixed', \@check, $home);
    job('start', "check of one page, $label", 'page', \@check, $home);
    job('start', "lookup, exact, $label", 'nothing', [$onym, 'lookup', '--exact', 'Pyongyang'], $home);
    job('start', "lookup, a wrong letter, $label", 'nothing', [$onym, 'lookup', 'Pyonyang'], $home);
}

sub make_jobs {
    my @homes = @_;
    run_shell("cp $top/tests/articles/clean-summit.txt $work/page");
    check_jobs('shipped glossary');
    check_jobs(@$_) for @homes;
    job('check', 'check --jobs 2, clean English', 'clean', [$onym, 'check', '--jobs', 2, '--format', 'unix', '-']);
    job('filter', 'filter, English', 'part', [$onym, 'filter']);
    job('filter', 'filter --translit, Russian', 'ru', [$onym, 'filter', '--translit']);
    job('translit', 'translit ru-bgn', 'ru', [$onym, 'translit', '--system', 'ru-bgn']);
    job('translit', 'translit ko-rr', 'ko', [$onym, 'translit', '--system', 'ko-rr']);
    my @peers = (['clean', 'grep', '-F', '-w', '-c', '-f', "$work/names.en"], ['clean', 'wc', '-w'],
                 ['part', 'aspell', '--lang=en', 'list'], ['part', 'sh', '-c', 'codespell - || :'],
                 ['million', 'hunspell', '-d', 'en_US', '-l'],
                 ['ru', 'uconv', '-x', 'Russian-Latin/BGN'], ['ko', 'uconv', '-x', 'Hangul-Latin']);
    for my $peer (@peers) {
        my ($input, @command) = @$peer;
        my $name = $command[-1] =~ /^(codespell)/ ? $1 : $command[0]; # whose status counts its findings
        if (installed($name)) { job('peer', $name, $input, \@command) }
        else { print "$name is not installed: left out\n" }
    }
}

sub run_once {
    my $job = shift;
    local $ENV{XDG_DATA_HOME} = $job->{home};
    open my $out, '-|', "$work/clock", 1, $job->{input}, @{$job->{command}} or die "bench.pl: clock: $!\n";
    my $line = <$out> // '';
    close $out;
    my ($cpu, $kb, $wall) = split ' ', $line;
    die "bench.pl: failed: @{$job->{command}}\n" unless defined $wall;
    push @{$job->{cpu}}, $cpu;
    push @{$job->{wall}}, $wall;
    $job->{kb} = $kb if $kb > $job->{kb};
}

sub median { my @sorted = sort { $a <=> $b } @_; return $sorted[$#sorted / 2] }

sub rate { my ($job, $what) = @_; return $job->{bytes} / 1000 / median(@{$job->{$what}}) }

# ---- what comes out

sub machine {
    my $cpu = `lscpu`;
    my ($model) = $cpu =~ /^Model name:\s*(.*)/m;
    my ($count) = $cpu =~ /^CPU\(s\):\s*(\d+)/m;
    my ($load) = split ' ', `cat /proc/loadavg`;
    my $text = "Machine: $count processors of " . ($model // '?') . "; load when it began $load. ";
    my @versions = map { my $first = (split /\n/, `$_ --version 2>&1`)[0] // ''; $first }
        $onym, grep { installed($_) } qw(grep wc aspell codespell hunspell uconv);
    return $text . join('; ', @versions) . ".\n";
}

sub table {
    my ($grep) = grep { $_->{name} eq 'grep' } @jobs;
    my $text = "| job | command | MB | CPU ms | MB/s | of grep | peak MB |\n|-|-|-|-|-|-|-|\n";
    for my $job (@jobs) {
        my $long = $job->{bytes} > 100_000;
        my $share = $long && $grep && $job->{input} eq $grep->{input} ? sprintf('%.2f', rate($job, 'cpu') / rate($grep, 'cpu')) : '';
        $text .= sprintf("| %s | `%s` | %s | %.*f | %s | %s | %.0f |\n", $job->{name}, shown($job->{command}),
            $long ? sprintf('%.0f', $job->{bytes} / 1e6) : '', $long ? 0 : 1, median(@{$job->{cpu}}),
            $long ? sprintf('%.1f', rate($job, 'cpu')) : '', $share, $job->{kb} / 1024);
    }
    my ($one) = grep { $_->{name} =~ /^check, clean English/ } @jobs;
    my ($two) = grep { $_->{name} =~ /--jobs 2/ } @jobs;
    $text .= sprintf("\nBy the clock on the wall, two jobs took %.0f ms where one took %.0f: %.2f times as fast.\n",
        median(@{$two->{wall}}), median(@{$one->{wall}}), median(@{$one->{wall}}) / median(@{$two->{wall}}));
    return $text;
}

sub escape { my $text = shift; $text =~ s/&/&amp;/g; $text =~ s/</&lt;/g; return $text }

# Bars of MB a CPU second, one a job that has a text.
sub chart {
    my @bars = grep { $_->{bytes} > 100_000 } @jobs;
    my ($most) = sort { $b <=> $a } map { rate($_, 'cpu') } @bars;
    my ($left, $width, $step) = (330, 400, 20);
    my $height = $step * @bars + 40;
    my $svg = sprintf(qq(<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="12">\n), $left + $width + 70, $height);
    $svg .= qq(<rect width="100%" height="100%" fill="#fff"/>\n<text x="10" y="18" font-weight="bold">MB of text in a CPU second</text>\n);
    my %colour = (check => '#2a6fb0', filter => '#5b9bd5', translit => '#7fb77e', peer => '#a0a0a0');
    for my $i (0 .. $#bars) {
        my ($job, $y) = ($bars[$i], 30 + $i * $step);
        my $length = $width * rate($job, 'cpu') / $most;
        $svg .= sprintf(qq(<text x="%d" y="%d" text-anchor="end">%s</text><rect x="%d" y="%d" width="%.1f" height="14" fill="%s"/><text x="%.1f" y="%d">%.1f</text>\n),
            $left - 8, $y + 12, escape($job->{name}), $left, $y, $length, $colour{$job->{group}}, $left + $length + 5, $y + 12, rate($job, 'cpu'));
    }
    return "$svg</svg>\n";
}

sub write_file { my ($path, $text) = @_; open my $out, '>', $path or die "bench.pl: $path: $!\n"; print $out $text; close $out or die "bench.pl: $path: $!\n" }

sub write_docs {
    my ($text, $svg) = @_;
    my $path = "$top/docs/performance.md";
    open my $in, '<', $path or die "bench.pl: $path: $!\n";
    my $page = do { local $/; <$in> };
    close $in;
    $page =~ s/(<!-- bench -->\n).*(<!-- end of bench -->)/$1$text$2/s or die "bench.pl: no place for the table in $path\n";
    write_file($path, $page);
    write_file("$top/docs/performance.svg", $svg);
}

# ---- a long stream

sub stream {
    my $gb = shift;
    my $mb = $option{size};
    my $times = POSIX::ceil($gb * 1000 / $mb);
    for my $command ('check --format unix', 'filter') {
        say_progress("$gb GB through onym $command");
        my $long = "(for ((i = 0; i < $times; i++)); do cat $work/clean; done)"; # bash's, not sh's
        my $line = `bash -c '$long | $work/clock 1 /dev/stdin $onym $command'`;
        my ($cpu, $kb) = split ' ', $line;
        printf "onym %s, a stream of %.1f GB: %.0f s of CPU, %.1f MB/s, peak %.0f MB\n", $command, $times * $mb / 1000,
            $cpu / 1000, $times * $mb * 1000 / $cpu, $kb / 1024;
    }
}

say_progress('making texts');
make_texts();
my @homes = map { ["$_ names more", import_names($_)] } grep { $_ > 0 } split /,/, $option{sizes};
make_jobs(@homes);
my $machine = machine();
for my $run (1 .. $option{runs}) {
    for my $job (@jobs) {
        say_progress("run $run of $option{runs}: $job->{name}");
        run_once($job);
    }
}
my $text = "$machine\n" . table();
my $svg = chart();
print $text;
mkdir "$build/bench";
write_file("$build/bench/table.md", $text);
write_file("$build/bench/chart.svg", $svg);
print "\nThe table and a chart are in $build/bench.\n";
write_docs($text, $svg) if $option{write};
stream($option{stream}) if $option{stream} > 0;
