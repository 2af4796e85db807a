require "vnd.dovecot.pipe";
pipe :try :try "a";
pipe :copy "a";
pipe :create "a";
if pipe "a" { keep; }
