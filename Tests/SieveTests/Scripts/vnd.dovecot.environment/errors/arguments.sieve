require ["vnd.dovecot.environment"];
if environment "vnd.dovecot.username" { keep; }
if environment ["vnd.dovecot.username"] "a" { keep; }
