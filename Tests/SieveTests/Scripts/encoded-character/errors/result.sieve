require "encoded-character";
redirect "${hex:40}example.org";
if header :comparator "i;${hex:6f}ktet" "subject" "a" { keep; }
