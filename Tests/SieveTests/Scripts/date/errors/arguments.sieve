require "date";
if date { keep; }
if date "date" "year" { keep; }
if date ["date", "received"] "year" "2009" { keep; }
if date "date" "year" 2009 { keep; }
if currentdate ["year", "month"] "09" { keep; }
if currentdate "date" "year" "2009" { keep; }
