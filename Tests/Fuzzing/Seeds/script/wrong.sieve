require "nothing";
fileinot "x";
keep :cpy; if header :is :contains "a" { frop } redirect "a b";
set "a" "${b.c}"; if true; "unfinished
