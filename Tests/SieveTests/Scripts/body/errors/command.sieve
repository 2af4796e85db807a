require "body";
body :contains "a";
