require ["index", "date"];
if header :index 0 "subject" "a" { keep; }
if address :index 0 :last "from" "a" { keep; }
if date :index 0 "date" "year" "2009" { keep; }
