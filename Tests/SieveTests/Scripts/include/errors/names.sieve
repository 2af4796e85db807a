require ["include", "variables"];
global "1";
global "a b";
global ["a", "b.c"];
global 3;
