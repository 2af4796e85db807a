require "enclose";
if enclose "a" { keep; }
