require "vnd.dovecot.report";
report "" "Spam." "a@example.org";
report "ab use" "Spam." "a@example.org";
report "abuse" "Spam." "nobody";
report "abuse" "Spam." "";
