include "a";
return;
