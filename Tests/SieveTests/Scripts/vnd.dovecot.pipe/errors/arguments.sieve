require "vnd.dovecot.pipe";
pipe;
pipe 3;
pipe ["a", "b"];
pipe "a" 3;
pipe "a" "b" "c";
