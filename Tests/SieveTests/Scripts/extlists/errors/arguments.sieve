require "extlists";
if valid_ext_list { keep; }
if valid_ext_list 3 { keep; }
if valid_ext_list "a" "b" { keep; }
if header :list "subject" { keep; }
