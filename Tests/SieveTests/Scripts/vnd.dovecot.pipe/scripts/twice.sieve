require "vnd.dovecot.pipe";
pipe "cat" "a";
pipe "cat" "b";
