require ["special-use", "fileinto"];
if specialuse_exists "Sent" { keep; }
if specialuse_exists "INBOX" ["\\Sent", ""] { keep; }
fileinto :specialuse "\\" "a";
