require ["include", "variables", "body"];
set "subject" "";
if header :matches "subject" "*" { set "subject" "${1}"; }
if exists "x-number" { set "number" "1"; }
if exists "from" { if address :domain "from" "example.com" { set "number" "0"; } }
set "global.seen" "${global.seen}[${subject}:${number}]";
