convert "text/html" "text/plain" "";
if convert "text/html" "text/plain" "" { keep; }
