require "date";
if date :zone "CET" "date" "hour" "09" { keep; }
if date :zone "0100" "date" "hour" "09" { keep; }
if date :zone "+01:00" "date" "hour" "09" { keep; }
if currentdate :zone "+2" "hour" "09" { keep; }
