require ["special-use", "fileinto"];
if specialuse_exists { keep; }
if specialuse_exists 3 { keep; }
if specialuse_exists ["INBOX", "Sent"] ["\\Sent"] { keep; }
if specialuse_exists "INBOX" "\\Sent" "\\Junk" { keep; }
fileinto :specialuse "a";
fileinto :specialuse ["\\Sent"] "a";
