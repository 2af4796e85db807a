require "relational";
if header :value "subject" "a" { keep; }
if header :count 1 "subject" { keep; }
if header :value ["gt", "lt"] "subject" "a" { keep; }
