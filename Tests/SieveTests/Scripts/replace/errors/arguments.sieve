require "replace";
replace;
replace 3;
replace ["a", "b"];
replace :subject "a";
replace :from ["a@example.org"] "b";
