require ["vnd.dovecot.execute"];
execute :output "a" "b";
