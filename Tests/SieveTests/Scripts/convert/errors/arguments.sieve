require "convert";
convert;
convert "text/html";
convert "text/html" "text/plain";
convert ["text/html", "text/plain"] "text/plain" "";
convert "text/html" "text/plain" 3;
convert "text/html" "text/plain" "" "";
