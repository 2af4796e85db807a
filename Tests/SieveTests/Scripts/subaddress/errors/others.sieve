require "subaddress";
if header :user "to" "a" { keep; }
if exists :detail "to" { keep; }
