require "envelope";
if address :user "to" "a" { keep; }
if envelope :detail "to" "a" { keep; }
