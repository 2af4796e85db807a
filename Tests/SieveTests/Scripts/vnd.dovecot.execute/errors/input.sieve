require "vnd.dovecot.execute";
execute :input "a" :pipe "b";
execute :pipe :pipe "b";
