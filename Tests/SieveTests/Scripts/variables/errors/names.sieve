require "variables";
set "" "a";
set "a b" "a";
set "a-b" "a";
set "1" "a";
set "0" "a";
set "2b" "a";
