if envelope "from" "a" { keep; }
