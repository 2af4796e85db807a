require ["include", "variables", "editheader"];

if header "X-Before" "1" { set "global.seen" "before"; }
if exists "Subject" { set "global.seen" "subject"; }
addheader "X-Inside" "2";
deleteheader "X-Before";
