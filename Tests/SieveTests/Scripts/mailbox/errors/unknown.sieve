require "fileinto";
if mailboxexists "INBOX" { keep; }
fileinto :create "a";
