if header :comparator "i;unicode-casemaps" "subject" "1" { keep; }
if header :comparator "unicode-casemap" "subject" "1" { keep; }
