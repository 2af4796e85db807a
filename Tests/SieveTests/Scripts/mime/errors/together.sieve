require "mime";
if header :mime :type :subtype "content-type" "text" { keep; }
if header :mime :contenttype :param "charset" "content-type" "text" { keep; }
if header :mime :mime "content-type" "text" { keep; }
