require "relational";
if exists :count "gt" "subject" { keep; }
if size :value "gt" 1K { keep; }
