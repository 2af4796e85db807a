require "vnd.dovecot.filter";
filter "";
if filter "../a" { keep; }
filter "a/b";
