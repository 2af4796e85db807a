require "body";
if body { keep; }
if body :contains 1 { keep; }
if body :content :contains "a" { keep; }
if body :content 3 :contains "a" { keep; }
if body "a" "b" { keep; }
