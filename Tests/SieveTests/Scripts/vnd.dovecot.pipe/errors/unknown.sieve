pipe "a";
