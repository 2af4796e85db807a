require ["virustest", "relational"];
if virustest { keep; }
if virustest 3 { keep; }
if virustest :value "eq" { keep; }
if virustest :value "eq" ["3", "4"] { keep; }
if virustest "3" "4" { keep; }
