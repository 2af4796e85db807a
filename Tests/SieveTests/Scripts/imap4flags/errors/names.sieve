require ["imap4flags", "variables"];
setflag "1" "a";
addflag "a b" "c";
removeflag "" "c";
