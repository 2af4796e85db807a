require "redirect-deliverby";
redirect :bytimerelative 600 :bymode "bounce" "a@example.org";
redirect :bytimerelative 600 :bymode "" "a@example.org";
redirect :bytimerelative 600 :bymode "a@example.org";
