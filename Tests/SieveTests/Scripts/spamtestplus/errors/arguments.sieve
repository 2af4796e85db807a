require ["spamtestplus", "relational"];
if spamtest :percent { keep; }
if spamtest :percent 3 { keep; }
if spamtest :percent :percent "3" { keep; }
if spamtest :percent "3" "4" { keep; }
