set "a" "b";
if string "a" "b" { keep; }
