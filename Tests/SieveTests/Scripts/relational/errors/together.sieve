require "relational";
if header :is :value "gt" "subject" "a" { keep; }
if header :value "gt" :count "gt" "subject" "a" { keep; }
if header :count "gt" :count "lt" "subject" "1" { keep; }
