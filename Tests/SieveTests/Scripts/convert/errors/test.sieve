require "convert";
if convert "text/html" "text/plain" { keep; }
if convert :is "text/html" "text/plain" "" { keep; }
