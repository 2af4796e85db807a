require ["include", "variables"];
global ["a", "g"];
include :personal :once "a"; include :global :optional "missing"; include "d"; return;
