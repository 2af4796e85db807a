require ["vnd.dovecot.report", "variables"];
set "type" "ab/use";
report "${type}" "Spam." "a@example.org";
