require ["index", "envelope", "date"];
if exists :index 1 "subject" { keep; }
if envelope :index 1 "from" "a" { keep; }
if currentdate :index 1 "year" "2009" { keep; }
