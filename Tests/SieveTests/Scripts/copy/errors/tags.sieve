require ["copy", "fileinto", "reject", "vacation"];
keep :copy;
discard :copy;
reject :copy "No.";
vacation :copy "Away.";
