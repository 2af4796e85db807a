require "variables";
set "a" "b";
set "${a}" "c";
