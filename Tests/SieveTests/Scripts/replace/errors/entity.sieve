require "replace";
replace :mime "no fields";
