require "replace";
replace :from "nobody" "a";
replace :from "a@example.org, b@example.org" "a";
