require "envelope-deliverby";
if envelope "bymode" "return" { keep; }
