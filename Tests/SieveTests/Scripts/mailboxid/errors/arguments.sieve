require ["mailboxid", "fileinto"];
fileinto :mailboxid "a";
fileinto :mailboxid 3 "a";
fileinto :mailboxid ["F1", "F2"] "a";
fileinto :mailboxid "F1" :mailboxid "F2" "a";
if mailboxidexists { keep; }
if mailboxidexists 3 { keep; }
if mailboxidexists "F1" "F2" { keep; }
