require "spamtest";
if spamtest :over "3" { keep; }
if spamtest :is :contains "3" { keep; }
