require "envelope";
if envelope "notify" "FAILURE" { keep; }
if envelope ["from", "orcpt"] "a" { keep; }
if envelope "ret" "FULL" { keep; }
if envelope "envid" "1" { keep; }
