package ClickToDial;

# The parts that pop-hint.agi and send-result.agi share. All modules are part of Perl. For https, HTTP::Tiny needs IO::Socket::SSL, which a VICIdial server has.

use strict;
use warnings;
use Exporter 'import';
use HTTP::Tiny;
use IO::Select;
use POSIX ();
use Time::HiRes 'time';

our @EXPORT_OK = qw(agi_command go_to_option http_request log_line read_call read_configuration within);

# A caller who hangs up ends neither script: the result of the menu is still sent.
$SIG{HUP} = $SIG{PIPE} = 'IGNORE';
$| = 1;

# Lines `name = value` of the configuration file as a hash. It contains secrets, so a file that others can read is refused.
sub read_configuration {
    my $path = $ENV{CLICK_TO_DIAL_CONF} // '/etc/click-to-dial.conf';
    open my $file, '<', $path or return log_line("cannot read $path: $!");
    return log_line("others can read $path") if (stat $file)[2] & 0007;
    my %values;
    while (my $line = <$file>) {
        $values{$1} = $2 if $line =~ /^\s*([a-z_]+)\s*=\s*(.*?)\s*$/;
    }
    return \%values;
}

# The call of this AGI session, from the lines that Asterisk writes first. A number has 6 to 15 digits; it is empty for a caller without
# one. VICIdial writes its id of the call into the name of the caller once the call has a lead, whose id is in the last ten digits.
sub read_call {
    my %agi;
    while (defined(my $line = <STDIN>)) {
        $line =~ s/[\r\n]+\z//;
        last if $line eq '';
        $agi{$1} = $2 if $line =~ /^agi_(\w+):\s*(.*)$/;
    }
    my ($call_id) = ($agi{calleridname} // '') =~ /^"?([VYM]\d{19})\b/;
    return {
        number    => number_of($agi{callerid}),
        did       => number_of($agi{dnid}),
        call_id   => $call_id // '',
        lead_id   => defined $call_id ? substr($call_id, 10) + 0 : 0,
        unique_id => name_of($agi{uniqueid}),
        menu      => name_of($agi{context}),
    };
}

# A text that is a name of Asterisk, or an empty text.
sub name_of {
    my ($text) = @_;
    return defined $text && $text =~ /^[\w.-]{1,50}\z/ ? $text : '';
}

# The digits of a number such as "Ann" <7275550142>, or an empty text.
sub number_of {
    my ($text) = @_;
    $text //= '';
    $text = $1 if $text =~ /<([^<>]*)>/;
    return '' if $text !~ /^\+?[\d ().-]+$/;
    $text =~ s/\D//g;
    return $text =~ /^\d{6,15}$/ ? $text : '';
}

# Sends one command to Asterisk. Returns whether it was carried out. A line break would begin another command.
sub agi_command {
    my ($command) = @_;
    return 0 if $command =~ /[\r\n]/;
    print "$command\n";
    my $reply = <STDIN>;
    return defined $reply && $reply =~ /^200 result=(-?\d+)/ && $1 >= 0;
}

# Continues the call at an option of its call menu.
sub go_to_option {
    my ($menu, $option) = @_;
    return if $menu eq '' || $option !~ /^[A-D0-9*#]$/;
    agi_command($_) for "SET CONTEXT $menu", "SET EXTENSION $option", 'SET PRIORITY 1';
    return;
}

# The text that `work` returns, or undef after this many seconds. The work is done by a process of its own, because no timeout of a
# socket limits the whole request, and none limits the search for a host name.
sub within {
    my ($seconds, $work) = @_;
    pipe(my $reader, my $writer) or return undef;
    my $child = fork // return undef;
    if ($child == 0) {
        close STDIN;
        open STDOUT, '>', '/dev/null';
        close $reader;
        my $text = eval { $work->() };
        syswrite $writer, $text if defined $text;
        POSIX::_exit(0);
    }
    close $writer;
    my ($text, $end, $select) = ('', time + $seconds, IO::Select->new($reader));
    my $is_complete = 0;
    while (!$is_complete && (my $left = $end - time) > 0) {
        last if !$select->can_read($left);
        $is_complete = !sysread $reader, $text, 65_536, length $text;
    }
    kill 'KILL', $child if !$is_complete;
    waitpid $child, 0;
    return $is_complete && $text ne '' ? $text : undef;
}

# The reply to one request as HTTP::Tiny returns it. Redirects are not followed, and certificates are verified.
sub http_request {
    my ($method, $address, $seconds, $options) = @_;
    my $http = HTTP::Tiny->new(max_redirect => 0, max_size => 65_536, timeout => $seconds, verify_SSL => 1);
    return $http->request($method, $address, $options);
}

# Writes one line to the console of Asterisk. Returns undef.
sub log_line {
    print {*STDERR} "click-to-dial: $_[0]\n";
    return undef;
}

1;
