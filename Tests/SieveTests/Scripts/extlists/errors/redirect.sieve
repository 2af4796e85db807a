require "extlists";
redirect :list "a@example.org";
redirect :list [":addrbook:friends"];
