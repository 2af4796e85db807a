require "envelope-dsn";
if envelope "notify" "FAILURE" { keep; }
