require ["envelope", "envelope-dsn"];
if envelope "notifies" "FAILURE" { keep; }
if envelope "bymode" "return" { keep; }
