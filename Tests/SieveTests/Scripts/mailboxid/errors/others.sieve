require "mailboxid";
redirect :mailboxid "F1" "a@example.org";
discard :mailboxid "F1";
