require ["body", "mime", "index"];
if body :all "a" { keep; }
if body :mime "a" { keep; }
if body :index 1 "a" { keep; }
