require ["variables", "vnd.dovecot.environment"];
set "env.name" "a";
set "env.vnd.dovecot.username" "a";
