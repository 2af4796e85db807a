require ["mailbox", "fileinto"];
if mailboxexists { keep; }
if mailboxexists 3 { keep; }
if mailboxexists "a" "b" { keep; }
if mailboxexists :is "a" { keep; }
mailboxexists "a";
