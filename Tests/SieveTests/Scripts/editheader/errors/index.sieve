require "editheader";
deleteheader :last "X-A";
deleteheader :index 0 "X-A";
deleteheader :index 1 :index 2 "X-A";
