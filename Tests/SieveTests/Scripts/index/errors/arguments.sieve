require "index";
if header :index "subject" "a" { keep; }
if header :index "1" "subject" "a" { keep; }
if header :index 1 :index 2 "subject" "a" { keep; }
