require "envelope";
if envelope "bytimerelative" "1" { keep; }
if envelope "bytimeabsolute" "1" { keep; }
if envelope ["bymode", "bytrace"] "1" { keep; }
