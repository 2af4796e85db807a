require "spamtestplus";
if spamtestplus "3" { keep; }
