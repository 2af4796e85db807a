require "include";
include;
include 3;
include ["a", "b"];
include :personal :global "a";
include :once :once "a";
return "a";
