if currentdate "year" "2009" { keep; }
if date "date" "year" "2009" { keep; }
