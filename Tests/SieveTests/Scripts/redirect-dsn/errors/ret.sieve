require "redirect-dsn";
redirect :ret "BODY" "a@example.org";
redirect :ret "" "a@example.org";
redirect :ret "FULL,HDRS" "a@example.org";
