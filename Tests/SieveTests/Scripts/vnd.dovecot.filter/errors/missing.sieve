require "vnd.dovecot.filter";
filter "nothing";
