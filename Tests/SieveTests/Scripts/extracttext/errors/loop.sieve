require ["extracttext", "foreverypart", "variables"];
extracttext "a";
foreverypart { extracttext "a"; }
if true { extracttext :first 5 "b"; }
