require ["imap4flags", "fileinto", "mailbox"];

setflag ["\\Seen", "own"];
fileinto :create :flags "tag" "Tagged";
fileinto :create "Plain";
fileinto :create :flags "" "None";
