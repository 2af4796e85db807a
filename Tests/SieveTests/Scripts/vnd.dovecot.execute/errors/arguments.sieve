require ["vnd.dovecot.execute", "variables"];
execute;
execute 3;
execute :input "a";
execute :output "a";
if execute :output 3 "a" { keep; }
