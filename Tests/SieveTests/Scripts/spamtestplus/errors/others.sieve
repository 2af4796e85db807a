require ["spamtestplus", "virustest"];
if virustest :percent "3" { keep; }
if header :percent "subject" "3" { keep; }
