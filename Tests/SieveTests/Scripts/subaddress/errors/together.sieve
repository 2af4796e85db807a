require "subaddress";
if address :user :detail "to" "a" { keep; }
if address :localpart :user "to" "a" { keep; }
if address :detail :detail "to" "a" { keep; }
