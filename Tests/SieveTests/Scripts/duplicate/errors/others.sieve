require "duplicate";
if duplicate "a" { keep; }
if duplicate :is { keep; }
if duplicate :comparator "i;octet" { keep; }
