require ["vnd.dovecot.report", "variables"];
set "to" "nobody";
report "abuse" "Spam." "${to}";
