require ["spamtest", "relational"];
if spamtest { keep; }
if spamtest 3 { keep; }
if spamtest :value "ge" { keep; }
if spamtest :value "ge" ["3", "4"] { keep; }
if spamtest "3" "4" { keep; }
