setflag "a";
keep :flags "a";
if hasflag "a" { keep; }
