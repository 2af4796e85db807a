require "extlists";
if header :list :comparator "i;octet" "subject" ":addrbook:friends" { keep; }
if header :comparator "i;ascii-casemap" :list "subject" ":addrbook:friends" { keep; }
if header :list :is "subject" ":addrbook:friends" { keep; }
