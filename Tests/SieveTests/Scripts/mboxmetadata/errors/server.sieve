require "mboxmetadata";
if servermetadata "/private/a" "b" { keep; }
if servermetadataexists "/private/a" { keep; }
