require "replace";
replace :mime :subject "a" "Content-Type: text/plain

b";
