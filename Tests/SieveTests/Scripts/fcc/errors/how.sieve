require ["fcc", "vacation", "mailbox", "imap4flags"];
vacation :create "Away.";
vacation :flags "a" "Away.";
