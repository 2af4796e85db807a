require "extlists";
if header :list "subject" "" { keep; }
if header :list "subject" "friends" { keep; }
if address :list "from" [":addrbook:friends", "frop"] { keep; }
