if header :is :is "subject" "a" { keep; }
if header :matches :contains "subject" "a" { keep; }
if header :comparator "i;frop" "subject" "a" { keep; }
if header :like "subject" "a" { keep; }
if address :all :domain "from" "a" { keep; }
