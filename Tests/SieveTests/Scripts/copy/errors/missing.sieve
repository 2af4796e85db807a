require "copy";
redirect :copy "a@example.org";
fileinto :copy "a";
