require "date";
if date :zone "+0100" :originalzone "date" "hour" "09" { keep; }
if date :originalzone :originalzone "date" "hour" "09" { keep; }
if currentdate :originalzone "hour" "09" { keep; }
