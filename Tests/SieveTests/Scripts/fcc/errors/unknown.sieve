require "vacation";
vacation :fcc "a" "Away.";
