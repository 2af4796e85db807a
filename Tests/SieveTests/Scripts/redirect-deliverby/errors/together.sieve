require "redirect-deliverby";
redirect :bytimerelative 600 :bytimeabsolute "2010-05-01T22:00:00+02:00" "a@example.org";
redirect :bymode "return" "a@example.org";
redirect :bytrace "a@example.org";
