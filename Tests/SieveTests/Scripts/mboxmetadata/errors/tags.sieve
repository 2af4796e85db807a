require "mboxmetadata";
if metadata :is :contains "INBOX" "/private/a" "b" { keep; }
if metadata :all "INBOX" "/private/a" "b" { keep; }
if metadataexists :is "INBOX" "/private/a" { keep; }
