require ["mailbox", "encoded-character"];
if mailboxexists "" { keep; }
if mailboxexists ["INBOX", "a${hex:ff}b"] { keep; }
