require ["mime", "envelope"];
if address :mime :type "from" "a" { keep; }
if exists :mime :param "charset" "content-type" { keep; }
if envelope :mime "from" "a" { keep; }
if size :mime :over 1K { keep; }
