virustest "3";
if virustest "3" { keep; }
