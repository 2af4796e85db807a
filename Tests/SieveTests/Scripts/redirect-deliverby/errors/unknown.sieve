redirect :bytimerelative 600 "a@example.org";
