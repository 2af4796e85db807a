require "vnd.dovecot.execute";
execute "fail";
