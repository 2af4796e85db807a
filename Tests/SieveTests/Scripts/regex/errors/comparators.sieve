require ["regex", "comparator-i;ascii-numeric"];
if header :regex :comparator "i;ascii-numeric" "subject" "a" { keep; }
if header :regex :is "subject" "a" { keep; }
