require "index";
if header :last "subject" "a" { keep; }
if address :last "from" "a" { keep; }
