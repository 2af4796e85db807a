if header :value "gt" "subject" "a" { keep; }
if address :count "gt" "to" "1" { keep; }
