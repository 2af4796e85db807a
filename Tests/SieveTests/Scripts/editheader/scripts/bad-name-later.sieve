require ["editheader", "variables"];
set "name" "X-A:";
addheader "${name}" "a";
