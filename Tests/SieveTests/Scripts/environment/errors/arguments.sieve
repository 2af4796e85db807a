require "environment";
if environment { keep; }
if environment "name" { keep; }
if environment ["name", "version"] "a" { keep; }
if environment 3 "a" { keep; }
if environment "name" 3 { keep; }
if environment "name" "a" "b" { keep; }
