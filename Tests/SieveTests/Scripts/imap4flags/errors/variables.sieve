require "imap4flags";
setflag "a";
setflag "v" "a";
addflag "v" "a";
if hasflag "v" "a" { keep; }
