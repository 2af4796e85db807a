if header :mime "content-type" "text/plain" { keep; }
