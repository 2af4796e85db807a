require ["vnd.dovecot.execute", "variables"];
execute :output "a b" "c";
execute :output "1" "c";
