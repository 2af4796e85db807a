require "duplicate";
if duplicate :header "X-A" :uniqueid "a" { keep; }
if duplicate :uniqueid "a" :uniqueid "b" { keep; }
if duplicate :last :last { keep; }
