#!/usr/bin/env perl
# parallel.pl - how good compare and the check of drafts are on parallel texts.
# usage: parallel.pl ONYM DICT FILE.tsv...   lines of id, English and the other language after a heading
#        --list prints every warning and error on the texts as they are, to be read by eye, and what is missed
# For each file: findings on the pairs as they are; the share of altered English names that compare
# reports (one a line, of concepts with a form in both lines and no second one in English); findings of
# check on the other language, by article; the share of names of it that check reports when one letter or
# jamo of one name an article is altered.  Deterministic: the choices come of a generator with a fixed seed.
use strict;
use warnings;
use utf8;
use File::Temp 'tempdir';
use JSON::PP;
binmode STDOUT, ':encoding(UTF-8)';

my $list = @ARGV && $ARGV[0] eq '--list' ? shift : '';
die "usage: parallel.pl [--list] ONYM DICT FILE.tsv...\n" if @ARGV < 3;
my ($onym, $dict, @files) = @ARGV;
my $dir = tempdir(CLEANUP => 1);
$ENV{XDG_DATA_HOME} = $dir;

my $seed = 1;
sub random { my $below = shift; $seed = ($seed * 1103515245 + 12345) % 2147483648; return int($seed / 65536) % $below }

sub slurp { my $name = shift; open my $in, '<:encoding(UTF-8)', $name or die "$name: $!\n"; local $/; return scalar <$in> }
sub spew { my ($name, $text) = @_; open my $out, '>:encoding(UTF-8)', $name or die "$name: $!\n"; print $out $text; close $out or die "$name: $!\n" }

sub findings {
    my @command = @_;
    open my $in, '-|', $onym, @command, '--format', 'jsonl' or die "$onym: $!\n";
    my @found = map { decode_json($_) } <$in>;
    close $in;
    return grep { $_->{level} ne 'note' } @found;
}

# One letter left out, swapped with the next or replaced; for Hangul another vowel or final.
sub alter_letters {
    my $word = shift;
    my $at = 1 + random(length($word) - 2);
    my $kind = random(3);
    my ($before, $letter, $after) = (substr($word, 0, $at), substr($word, $at, 1), substr($word, $at + 1));
    return $before . $after if $kind == 0;
    return $before . substr($after, 0, 1) . $letter . substr($after, 1) if $kind == 1 && length $after;
    my %other = (a => 'o', o => 'a', e => 'i', i => 'e', u => 'o', k => 'g', g => 'k', n => 'm', m => 'n', r => 'l', l => 'r',
        'а' => 'о', 'о' => 'а', 'е' => 'и', 'и' => 'е', 'ы' => 'и', 'я' => 'а', 'н' => 'м', 'м' => 'н', 'р' => 'л', 'л' => 'р');
    return $before . ($other{$letter} // 's') . $after;
}

sub alter_hangul {
    my $word = shift;
    my $at = random(length $word);
    my $code = ord(substr $word, $at, 1) - 0xAC00;
    my ($head, $vowel, $final) = (int($code / 588), int($code / 28) % 21, $code % 28);
    if (random(2)) { $vowel = {0 => 4, 4 => 0, 8 => 13, 13 => 8, 18 => 13, 20 => 19, 1 => 5, 5 => 1, 6 => 2, 2 => 6}->{$vowel} // 4 }
    else { $final = $final == 0 ? 4 : $final == 4 ? 21 : $final == 21 ? 4 : 0 }
    my $other = chr(0xAC00 + $head * 588 + $vowel * 28 + $final);
    return substr($word, 0, $at) . $other . substr($word, $at + 1);
}

sub names {
    my $column = shift;
    my @names;
    for my $file (sort glob "$dict/names/*.tsv") {
        for my $line (split /\n/, slurp($file)) {
            my @cell = split /\t/, $line, -1;
            my $native = $cell[$column] // '';
            next if $cell[0] eq 'concept' || $native eq '' || $cell[0] !~ /\.(person|place)\./;
            next if length($native =~ s/ //gr) < ($column == 2 ? 5 : 2);
            push @names, {concept => $cell[0], en => $cell[1], native => $native};
        }
    }
    return @names;
}

for my $file (@files) {
    my @rows = map { [split /\t/] } split /\n/, slurp($file);
    my $lang = (shift @rows)->[2];
    my @names = names($lang eq 'ru' ? 2 : $lang eq 'ko-kp' ? 3 : 4);
    my $pattern = sub {
        my $native = shift;
        return $lang eq 'ru' ? qr/(?<!\w)\Q@{[substr $native, 0, -1]}\E\w{0,3}(?!\w)/ : qr/(?<!\p{Hangul})\Q$native\E(?=(?:은|는|이|가|을|를|의|에|와|과|도|로|으로|에서|에게|까지|부터)?(?!\p{Hangul}))/;
    };
    print "$file\n";

    # ---- compare ----
    spew("$dir/native", join '', map { "$_->[2]\n" } @rows);
    spew("$dir/en", join '', map { "$_->[1]\n" } @rows);
    my @plain = findings('compare', "$dir/native", "$dir/en");
    printf "  compare, as they are: %d findings\n", scalar @plain;
    if ($list) { print "    $_->{line}\t$_->{rule}\t$_->{text}\t", join(', ', @{$_->{suggestions}}), "\n" for @plain }
    my (%altered, @copy);
    for my $i (0 .. $#rows) {
        my ($en, $native) = ($rows[$i][1], $rows[$i][2]);
        for my $name (@names) {
            next if length $name->{en} < 5 || index($en, $name->{en}) < 0 || $native !~ $pattern->($name->{native});
            next if $en !~ /(?<!\w)\Q$name->{en}\E(?!\w)/ || $en =~ /\Q$name->{en}\E.*\Q$name->{en}\E/;
            my $wrong = alter_letters($name->{en});
            next if $wrong eq $name->{en};
            $en =~ s/(?<!\w)\Q$name->{en}\E(?!\w)/$wrong/;
            $altered{$i + 1} = $name->{concept};
            last;
        }
        push @copy, $en;
    }
    spew("$dir/en", join '', map { "$_\n" } @copy);
    my (%hit, $found);
    $hit{"$_->{line} $_->{concept}"} = $hit{$_->{line}} = 1 for findings('compare', "$dir/native", "$dir/en");
    my %before;
    $before{$_->{line}} = 1 for @plain;
    $found += $hit{"$_ $altered{$_}"} || ($hit{$_} && !$before{$_}) ? 1 : 0 for keys %altered;
    printf "  compare, one name of a line altered: %d of %d reported (%.3f)\n", $found // 0, scalar keys %altered,
        ($found // 0) / (keys(%altered) || 1);

    # ---- drafts ----
    my (%article, @order);
    for my $row (@rows) {
        my $id = $row->[0] =~ /:(.*)/ ? $1 : 'dev' . int(($row->[0] =~ /(\d+)/)[0] / 20);
        push @order, $id unless $article{$id};
        push @{$article{$id}}, $row->[2];
    }
    my ($words, $false, $tries, $good) = (0, 0, 0, 0);
    for my $id (@order) {
        my $text = join "\n\n", @{$article{$id}};
        $words += () = $text =~ /\w+/g;
        spew("$dir/draft", "$text\n");
        my @found = findings('check', "$dir/draft");
        $false += @found;
        if ($list) { print "    $id\t$_->{rule}\t$_->{text}\t", join(', ', @{$_->{suggestions}}), "\n" for @found }
        my @here = grep { $text =~ $pattern->($_->{native}) } @names;
        next unless @here;
        my $name = $here[random(scalar @here)];
        my ($form) = $text =~ /(@{[$pattern->($name->{native})]})/;
        my $stem = $lang eq 'ru' && length $form > 5 ? substr($form, 0, -1) : $form;
        my $wrong = $lang eq 'ru' ? alter_letters($stem) : alter_hangul($stem =~ s/ //gr);
        next if $wrong eq $stem;
        my $at = index($text, $form);
        substr($text, $at, length $stem) = $wrong;
        spew("$dir/draft", "$text\n");
        $tries++;
        my $reported = findings('check', "$dir/draft") > @found;
        $good += $reported ? 1 : 0;
        print "    missed\t$id\t$stem\t$wrong\n" if $list && !$reported;
    }
    printf "  check, as they are: %d findings in %d articles, %.2f in 1,000 words\n", $false, scalar @order, 1000 * $false / $words;
    printf "  check, one name of an article altered: %d of %d reported (%.3f)\n", $good, $tries, $good / ($tries || 1);
}
