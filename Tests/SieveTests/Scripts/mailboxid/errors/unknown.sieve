require "fileinto";
fileinto :mailboxid "F1" "a";
if mailboxidexists "F1" { keep; }
