require "servermetadata";
if servermetadata { keep; }
if servermetadata "/shared/a" { keep; }
if servermetadata ["/shared/a"] "b" { keep; }
if servermetadata "/shared/a" 3 { keep; }
if servermetadata "INBOX" "/shared/a" "b" { keep; }
if servermetadataexists { keep; }
if servermetadataexists 3 { keep; }
