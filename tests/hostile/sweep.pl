#!/usr/bin/env perl
# sweep.pl KIND[:HOW] STRIDE PREPARE VERIFY COMMAND... - makes the n-th call of a kind fail in runs of the command,
# for every STRIDE-th n, four at least, and fails unless each run
#  - ends by itself, with the status and the output of an undisturbed run, or with a status from 3 to 6, nothing
#    but lines of that output in their order, the last one perhaps cut, and a message, each line of it the program's;
#  - leaves what VERIFY finds sound. PREPARE and VERIFY are for bash, in the working directory; VERIFY knows $status.
# FAULTS names the preloaded library. Standard input is the file "in".
use strict;
use warnings;

my ($what, $stride, $prepare, $verify, @command) = @ARGV;
my ($kind, $how) = split /:/, $what;
$how = $how ? ":$how" : '';

sub slurp { local (@ARGV, $/) = @_; my $text = <>; return $text // '' }

# Whether OUT is lines of WANT in their order, the last one perhaps cut.
sub is_part {
    my ($out, $want) = @_;
    my @want = split /^/m, $want;
    for my $line (split /^/m, $out) {
        shift @want while @want && index($want[0], $line) != 0;
        return 0 if !@want;
        shift @want;
    }
    return 1;
}

sub run {
    my ($n) = @_;
    system('bash', '-c', $prepare) == 0 or die "PREPARE failed" if $prepare ne '';
    my $child = fork // die;
    if ($child == 0) {
        open STDIN, '<', -e 'in' ? 'in' : '/dev/null' or die;
        open STDOUT, '>', 'sweep.out' or die;
        open STDERR, '>', 'sweep.err' or die;
        @ENV{'LD_PRELOAD', 'FAULT', 'FAULT_COUNT'} = ($ENV{FAULTS}, "$kind:$n$how", 'sweep.count');
        alarm 60;
        exec @command or die;
    }
    waitpid $child, 0;
    return $?;
}

my $clean = run(0);
die "the undisturbed run ended with $clean\n" . slurp('sweep.err') if $clean & 127 || ($clean >> 8) > 1;
my ($want, $count) = (slurp('sweep.out'), slurp('sweep.count') + 0);
$count = 1 if $how eq ':every';
my $least = int($count / 4) || 1; # a command of few calls is tried as well
$stride = $least if $stride > $least;
my ($bad, %seen) = (0);
for (my $n = 1; $n <= $count; $n += $stride) {
    my $status = run($n);
    my ($out, $err) = (slurp('sweep.out'), slurp('sweep.err'));
    my $why = '';
    if ($status & 127) { $why = 'killed by signal ' . ($status & 127) }
    elsif ($status == $clean) { $why = 'other output' if $out ne $want }
    elsif (($status >> 8) < 3 || ($status >> 8) > 6) { $why = 'status ' . ($status >> 8) }
    elsif (!is_part($out, $want)) { $why = 'output that is no part of the right one' }
    elsif ($err eq '' || grep { !/^onym: .+\n/ } $err =~ /^.*\n?/mg) { $why = 'no message, or another than the program\'s' }
    if ($why eq '' && $verify ne '') {
        local $ENV{status} = $status >> 8;
        my $said = `bash -c '$verify' 2>&1`;
        $why = "left unsound: $said" if $? != 0;
    }
    $seen{$status >> 8}++;
    next if $why eq '';
    print "$kind $n$how of $count: $why\n", map { "    $_\n" } split /\n/, substr $err, 0, 500;
    last if ++$bad >= 10;
}
printf "%s%s: %d calls, every %d: %s\n", $kind, $how, $count, $stride, join ', ', map { "$seen{$_} ended with $_" } sort keys %seen;
exit($bad > 0);
