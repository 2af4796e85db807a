require "i;ascii-numeric";
