vacation "a";
