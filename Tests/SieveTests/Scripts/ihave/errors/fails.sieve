require ["ihave", "variables"];
set "who" "nobody";
if not ihave "frobnicate" { error "frobnicate is needed by ${who}"; }
