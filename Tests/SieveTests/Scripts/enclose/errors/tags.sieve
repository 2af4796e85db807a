require "enclose";
enclose :subject "a" :subject "b" "c";
enclose :mime "c";
enclose :from "a@example.org" "c";
