require "extlists";
if header :list "subject" ":addrbook:nobody" { keep; }
