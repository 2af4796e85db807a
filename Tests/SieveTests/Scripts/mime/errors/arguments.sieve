require "mime";
if header :mime :param "content-type" "utf-8" { keep; }
if header :mime :param 3 "content-type" "utf-8" { keep; }
