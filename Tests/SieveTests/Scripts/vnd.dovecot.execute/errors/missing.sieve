require "vnd.dovecot.execute";
execute "nothing";
