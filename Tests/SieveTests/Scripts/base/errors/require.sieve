keep;
require "fileinto";
require ["frop", "copies"];
