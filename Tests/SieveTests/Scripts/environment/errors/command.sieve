environment "name" "a";
if environment "name" "a" { keep; }
