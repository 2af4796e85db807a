require "ihave";
error;
error 3;
if error "a" { keep; }
