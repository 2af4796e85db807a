require "servermetadata";
if metadata "INBOX" "/private/a" "b" { keep; }
if metadataexists "INBOX" "/private/a" { keep; }
