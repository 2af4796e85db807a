require "vnd.dovecot.report";
report;
report "abuse";
report "abuse" "Spam.";
report "abuse" ["Spam."] "a@example.org";
report "abuse" "Spam." "a@example.org" "b@example.org";
