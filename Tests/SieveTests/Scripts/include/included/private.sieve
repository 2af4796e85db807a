require ["include", "variables"];
set "x" "inner";
if header :matches "subject" "*" { set "global.inner" "${x} ${1}"; }
