require "subaddress";
if address :user "a" "to" "b" { keep; }
if address :detail { keep; }
