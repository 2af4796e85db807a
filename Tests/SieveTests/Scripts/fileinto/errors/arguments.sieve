require "fileinto";
fileinto;
fileinto 3;
fileinto ["a", "b"];
fileinto "a" "b";
