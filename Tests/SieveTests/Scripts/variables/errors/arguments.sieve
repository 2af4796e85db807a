require "variables";
set "a";
set "a" 3;
set "a" ["b", "c"];
if set "a" "b" { keep; }
string "a" "b";
