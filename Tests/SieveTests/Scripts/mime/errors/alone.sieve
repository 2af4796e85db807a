require "mime";
if header :type "content-type" "text" { keep; }
if header :anychild "content-type" "text/plain" { keep; }
if header :param "charset" "content-type" "utf-8" { keep; }
if address :anychild "from" "a@example.org" { keep; }
if exists :anychild "from" { keep; }
