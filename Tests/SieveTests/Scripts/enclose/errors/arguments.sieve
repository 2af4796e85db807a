require "enclose";
enclose;
enclose ["a", "b"];
enclose :subject "a";
enclose :subject ["a", "b"] "c";
enclose :headers 3 "c";
