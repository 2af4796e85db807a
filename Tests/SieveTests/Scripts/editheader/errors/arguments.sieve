require "editheader";
addheader;
addheader "X-A";
addheader "X-A" ["a", "b"];
addheader :first "X-A" "a";
deleteheader;
deleteheader ["X-A", "X-B"];
deleteheader "X-A" 3;
deleteheader :index "1" "X-A";
