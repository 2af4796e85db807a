require "fileinto";
fileinto :copy "a";
fileinto :create "b";
fileinto :flags "x" "c";
