require "envelope";
if envelope :localpart :domain "from" "a" { keep; }
if envelope :is :contains "from" "a" { keep; }
if envelope :over "from" "a" { keep; }
