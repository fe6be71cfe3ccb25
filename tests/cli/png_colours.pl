# png_colours.pl FILE - prints the width, the height and the number of colours of a PNG file of 8 bits a channel.
use strict;
use warnings;
use Compress::Zlib;

my $file = shift // die "usage: png_colours.pl FILE\n";
open my $in, '<:raw', $file or die "$file: $!\n";
my $png = do { local $/; <$in> };
$png =~ s/^\x89PNG\r\n\x1a\n// or die "$file: no PNG\n";
my ($width, $height, $size, $data) = (0, 0, 0, '');
while (length $png >= 12) {
    my ($length, $type) = unpack 'NA4', $png;
    my $chunk = substr $png, 8, $length;
    if ($type eq 'IHDR') {
        my ($depth, $kind);
        ($width, $height, $depth, $kind) = unpack 'NNCC', $chunk;
        $size = {2 => 3, 6 => 4}->{$kind} // 0;
        die "$file: not 8 bits a channel\n" unless $size && $depth == 8;
    }
    $data .= $chunk if $type eq 'IDAT';
    $png = substr $png, 12 + $length;
}
$data = uncompress($data) // die "$file: damaged\n";
my @above = (0) x ($width * $size);
my %colours;
for my $row (0 .. $height - 1) {
    my ($filter, @now) = unpack 'C*', substr $data, $row * ($width * $size + 1), $width * $size + 1;
    for my $i ($filter ? (0 .. $#now) : ()) {
        my $left = $i < $size ? 0 : $now[$i - $size];
        my $up = $above[$i];
        my $guess = $left;
        if ($filter == 2) {
            $guess = $up;
        } elsif ($filter == 3) {
            $guess = int(($left + $up) / 2);
        } elsif ($filter == 4) {
            my $corner = $i < $size ? 0 : $above[$i - $size];
            my ($a, $b, $c) = (abs($up - $corner), abs($left - $corner), abs($left + $up - 2 * $corner));
            $guess = $a <= $b && $a <= $c ? $left : $b <= $c ? $up : $corner;
        }
        $now[$i] = ($now[$i] + $guess) & 255;
    }
    my $bytes = pack 'C*', @now;
    $colours{$_}++ for unpack "(a$size)*", $bytes;
    @above = @now;
}
printf "%d %d %d\n", $width, $height, scalar keys %colours;
