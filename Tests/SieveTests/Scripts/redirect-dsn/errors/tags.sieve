require ["redirect-dsn", "fileinto"];
redirect :ret "FULL" :ret "HDRS" "a@example.org";
redirect :notify "NEVER" :notify "DELAY" "a@example.org";
fileinto :notify "NEVER" "a";
keep :ret "FULL";
