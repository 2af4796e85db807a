require ["copy", "fileinto"];
fileinto :copy :copy "a";
fileinto "a" :copy;
redirect :copy "a@example.org" "b@example.org";
