require "variables";
set "a.b" "c";
keep;
if string "${a.b}" "c" { keep; }
