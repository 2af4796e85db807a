require "virustest";
if virustest :percent "3" { keep; }
if virustest :is :matches "3" { keep; }
if virustest :all "3" { keep; }
