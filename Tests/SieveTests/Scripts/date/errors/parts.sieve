require "date";
if date "date" "era" "2009" { keep; }
if date "date" "" "2009" { keep; }
if currentdate "years" "2009" { keep; }
