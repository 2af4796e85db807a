if header :index 1 "subject" "a" { keep; }
