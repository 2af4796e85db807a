require "vnd.dovecot.filter";
filter;
filter 3;
filter "a" 3;
if filter { keep; }
if filter "a" "b" "c" { keep; }
