spamtest "3";
if spamtest "3" { keep; }
