require "mboxmetadata";
if metadata { keep; }
if metadata "INBOX" "/private/a" { keep; }
if metadata ["INBOX", "A"] "/private/a" "b" { keep; }
if metadata "INBOX" ["/private/a"] "b" { keep; }
if metadata "INBOX" "/private/a" 3 { keep; }
if metadataexists "INBOX" { keep; }
if metadataexists ["INBOX"] "/private/a" { keep; }
