require "vacation";
vacation;
vacation 3;
vacation ["a", "b"];
vacation :days "7" "a";
vacation :subject "a";
vacation :addresses 3 "a";
vacation "a" "b";
