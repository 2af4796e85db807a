require "i;unicode-casemap";
