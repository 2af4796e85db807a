require "relational";
if header :value "gr" "subject" "a" { keep; }
if header :value "" "subject" "a" { keep; }
if header :count ">" "subject" "1" { keep; }
if header :count "lt gt" "subject" "1" { keep; }
