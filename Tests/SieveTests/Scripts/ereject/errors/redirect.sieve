require "ereject";
ereject "No.";
redirect "a@example.org";
