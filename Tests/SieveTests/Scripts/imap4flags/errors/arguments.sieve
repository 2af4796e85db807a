require ["imap4flags", "variables"];
setflag;
addflag 3;
removeflag "v" 3;
setflag "v" "a" "b";
setflag ["v", "w"] "a";
if hasflag { keep; }
if hasflag "v" 3 { keep; }
