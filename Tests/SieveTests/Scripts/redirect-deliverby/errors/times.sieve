require "redirect-deliverby";
redirect :bytimeabsolute "tomorrow" "a@example.org";
redirect :bytimeabsolute "2010-05-01" "a@example.org";
redirect :bytimeabsolute 600 "a@example.org";
redirect :bytimerelative "600" "a@example.org";
