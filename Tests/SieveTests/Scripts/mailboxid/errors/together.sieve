require ["mailboxid", "special-use", "fileinto"];
fileinto :mailboxid "F1" :specialuse "\\Junk" "a";
