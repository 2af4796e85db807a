require ["vnd.dovecot.report", "copy"];
report :copy "abuse" "Spam." "a@example.org";
report :headers_only :headers_only "abuse" "Spam." "a@example.org";
