require "vacation";
vacation :from "nobody" "a";
vacation :mime "no fields";
