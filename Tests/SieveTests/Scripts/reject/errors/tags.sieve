require ["reject", "copy", "imap4flags"];
reject :copy "a";
reject :flags "b" "a";
if reject "a" { keep; }
