addheader "X-A" "a";
deleteheader "X-A";
