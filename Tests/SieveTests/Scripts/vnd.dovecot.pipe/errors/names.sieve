require "vnd.dovecot.pipe";
pipe "";
pipe "../a";
pipe "/bin/cat";
