require ["spamtest", "relational"];
if spamtest :percent :value "ge" "30" { keep; }
