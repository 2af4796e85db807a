require "ereject";
ereject;
ereject 3;
ereject ["a", "b"];
ereject "a" "b";
