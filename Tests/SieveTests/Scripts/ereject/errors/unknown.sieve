require "reject";
ereject "No.";
