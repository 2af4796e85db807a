require ["ereject", "reject"];
reject "No.";
ereject "No.";
