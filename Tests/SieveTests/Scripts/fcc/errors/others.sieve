require ["fcc", "fileinto", "reject"];
keep :fcc "a";
redirect :fcc "a" "a@example.org";
fileinto :fcc "a" "b";
reject :fcc "a" "No.";
