if header :list "subject" ":addrbook:friends" { keep; }
if valid_ext_list ":addrbook:friends" { keep; }
