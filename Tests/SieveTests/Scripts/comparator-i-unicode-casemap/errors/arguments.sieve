require "comparator-i;unicode-casemap";
if header :comparator "i;unicode-casemap" :comparator "i;octet" "subject" "1" { keep; }
if header :comparator ["i;unicode-casemap"] "subject" "1" { keep; }
if header :comparator "i;unicode-casemap" { keep; }
