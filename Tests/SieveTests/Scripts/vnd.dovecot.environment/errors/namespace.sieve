require ["variables", "environment"];
if string "${env.vnd.dovecot.username}" "a" { keep; }
