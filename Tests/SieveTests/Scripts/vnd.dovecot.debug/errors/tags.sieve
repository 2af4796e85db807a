require "vnd.dovecot.debug";
debug_log :level "a";
if debug_log "a" { keep; }
