if header :comparator "i;ascii-numeric" "subject" "1" { keep; }
if header :comparator "ascii-numeric" "subject" "1" { keep; }
