require ["envelope", "envelope-deliverby"];
if envelope :zone "bytimeabsolute" "1" { keep; }
if envelope :zone 3 "bytimeabsolute" "1" { keep; }
if envelope :zone "CET" "bytimeabsolute" "1" { keep; }
if envelope :originalzone "bytimeabsolute" "1" { keep; }
