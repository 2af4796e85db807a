require "vnd.dovecot.execute";
execute "";
if execute "../a" { keep; }
