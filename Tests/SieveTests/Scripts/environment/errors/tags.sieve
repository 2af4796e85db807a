require "environment";
if environment :all "name" "a" { keep; }
if environment :is :contains "name" "a" { keep; }
if environment :value "gt" "name" "a" { keep; }
