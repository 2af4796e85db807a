require "body";
if body :raw :text "a" { keep; }
if body :raw :content "text" "a" { keep; }
if body :text :text "a" { keep; }
