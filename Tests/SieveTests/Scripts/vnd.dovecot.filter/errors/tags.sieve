require ["vnd.dovecot.filter", "copy"];
filter :copy "a";
filter :try "a";
