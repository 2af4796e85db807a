require ["variables", "relational"];
set "c" "i;octet";
if header :comparator "${c}" "subject" "a" { keep; }
if header :value "${c}" "subject" "a" { keep; }
