require ["imap4flags", "fileinto"];
keep :flags;
fileinto :flags 3 "a";
fileinto :flags "a" :flags "b" "c";
redirect :flags "a" "b@example.org";
discard :flags "a";
